"""The intermediate representation: frozen data without behaviour. Back ends and passes are functions over it."""
