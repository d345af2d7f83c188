"""What readers take away: tables in five formats, descriptors, feeds, attachments."""
