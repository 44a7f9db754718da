"""What may be counted of letters over all organisations: how many, and nothing of any of them."""

from datetime import date

from samenzicht.compartments.counting import Counted, by_part

DAYS_TO_TAKE_BACK = 30
DAYS_TO_HEAR = 60

# Letters whose term fell in the quarter, unless they were taken back before it. The envelope holds term and ends.
ANSWERED = """
SELECT CASE WHEN EXISTS (
         SELECT 1 FROM sharing_reply r WHERE r.disclosure = d.id AND r.sender_id = d.receiver_id
           AND r.step IN ('accepted', 'refused', 'answered') AND r.sent_at <= d.answer_by)
       THEN 'in_time' ELSE 'late' END, count(*)
FROM sharing_disclosure d
WHERE d.answer_by >= first_moment AND d.answer_by < next_moment
  AND (d.keep_until IS NULL OR d.keep_until >= current_date)
  AND NOT EXISTS (
    SELECT 1 FROM sharing_reply r WHERE r.disclosure = d.id AND r.sender_id = d.sender_id
      AND r.step IN ('withdrawn', 'corrected') AND r.sent_at <= d.answer_by)
GROUP BY 1
"""
TAKEN_BACK = f"""
SELECT CASE WHEN EXISTS (
         SELECT 1 FROM sharing_reply r WHERE r.disclosure = d.id AND r.sender_id = d.sender_id
           AND r.step = 'withdrawn' AND r.sent_at <= d.sent_at + interval '{DAYS_TO_TAKE_BACK} days')
       THEN 'taken_back' ELSE 'stands' END, count(*)
FROM sharing_disclosure d
WHERE d.sent_at >= first_moment AND d.sent_at < next_moment
  AND (d.keep_until IS NULL OR d.keep_until >= current_date)
GROUP BY 1
"""  # noqa: S608 - a number of our own
REFUSED = """
SELECT d.basis::text, count(*)
FROM sharing_reply r JOIN sharing_disclosure d ON d.id = r.disclosure AND d.receiver_id = r.sender_id
WHERE r.step = 'refused' AND r.sent_at >= first_moment AND r.sent_at < next_moment
GROUP BY 1
"""
# Matters that were brought to a table: whether the organisation that noticed heard what became of it.
HEARD = f"""
SELECT CASE WHEN told THEN 'heard' ELSE 'silent' END, count(*)
FROM (
  SELECT d.matter, bool_or(EXISTS (
           SELECT 1 FROM sharing_reply r WHERE r.matter = d.matter AND r.receiver_id = d.feedback_to
             AND r.progress IN ('passed_on', 'taken_up', 'closed')
             AND r.sent_at <= d.sent_at + interval '{DAYS_TO_HEAR} days')) AS told
  FROM sharing_disclosure d
  WHERE d.sort = 'signal' AND d.roundtable IS NOT NULL AND d.feedback_to IS NOT NULL
    AND d.sent_at >= first_moment AND d.sent_at < next_moment
    AND (d.keep_until IS NULL OR d.keep_until >= current_date)
    AND NOT EXISTS (
      SELECT 1 FROM sharing_reply r WHERE r.disclosure = d.id AND r.sender_id = d.sender_id AND r.step = 'withdrawn')
  GROUP BY d.matter) AS matters
GROUP BY 1
"""  # noqa: S608 - a number of our own

COLUMNS = "part text, n bigint"
COUNTS = (
    Counted("sharing_count_answered", COLUMNS, ANSWERED),
    Counted("sharing_count_taken_back", COLUMNS, TAKEN_BACK, settles=DAYS_TO_TAKE_BACK),
    Counted("sharing_count_refused", COLUMNS, REFUSED),
    Counted("sharing_count_heard", COLUMNS, HEARD, settles=DAYS_TO_HEAR),
)


def answered(quarter: date) -> dict[str, int]:
    """Letters whose term fell in the quarter: answered `in_time`, or `late`."""
    return by_part("sharing_count_answered", quarter)


def taken_back(quarter: date) -> dict[str, int]:
    """Letters sent in the quarter that were `taken_back` within thirty days, and those that `stands`."""
    return by_part("sharing_count_taken_back", quarter)


def refused(quarter: date) -> dict[str, int]:
    """Letters that their receiver refused in the quarter, by the legal basis on the envelope."""
    return by_part("sharing_count_refused", quarter)


def heard(quarter: date) -> dict[str, int]:
    """Matters brought in the quarter of which who noticed `heard` what became of it within sixty days, or `silent`."""
    return by_part("sharing_count_heard", quarter)
