"""From a draft to a resolved knowledge base: one pass per module, each a function over the model."""
