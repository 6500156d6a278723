"""The API over what was said: claims and their parts, the timeline, search, annotations. One module a resource."""
