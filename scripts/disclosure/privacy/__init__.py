"""What may not stand in the open about a person: found in inputs, Markdown, attachments and finished bytes."""
