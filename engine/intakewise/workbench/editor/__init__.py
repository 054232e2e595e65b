"""Schemas for editors: the shipped ones, narrowed to the names of one knowledge base, so that editors complete them."""
