"""Put the parts together: the only place that names concrete readers and back ends."""
