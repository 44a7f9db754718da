"""The five database roles. Each process is able to do only what its role may, whatever its code does."""

OWNER = "samenzicht_owner"
WEB = "samenzicht_web"
PUBLIC = "samenzicht_public"
LINKER = "samenzicht_linker"
COUNTER = "samenzicht_counter"

ROLES = (OWNER, WEB, PUBLIC, LINKER, COUNTER)
