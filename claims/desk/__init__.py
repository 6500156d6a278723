"""The curators' desk: pages inside the admin on which a day's proposals are confirmed, mended and rejected."""
