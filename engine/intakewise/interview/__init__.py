"""Ask one person: what to ask next, back, change, emergencies. A pure object that every face draws."""
