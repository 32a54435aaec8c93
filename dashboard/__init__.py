"""The screens: they read, draw, and ask the registry to act. They write nothing themselves."""
