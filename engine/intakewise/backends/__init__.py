"""Back ends: other engines that compute what `meaning` means. They do not know each other."""
