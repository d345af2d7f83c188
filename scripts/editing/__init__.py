"""`make edit`: a form for each page of the content folder, in a browser on this machine, beside the preview."""
