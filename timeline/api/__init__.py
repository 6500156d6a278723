"""The API over the evidence: outlets, articles, actors, events, topics. One module a resource, its shape at the top."""
