"""What the chapters of the book call to turn published facts into measures, charts and sentences."""
