"""The open data service of the Tweede Kamer: asked with patience, read with distrust, compared before it is believed.

Its documentation: https://opendata.tweedekamer.nl/documentatie (the pages zaak, document and odata-api).
"""
