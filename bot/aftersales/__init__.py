"""After-sales: shops and who belongs to them, orders, cases, policies, and when a person is called."""
