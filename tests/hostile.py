"""Texts that attack a page, for the tests that put them wherever text comes from outside."""

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea></style></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&quot; onfocus=alert(1) x=&quot;",
    "<!-- --!><b>",
    "{{ 7*7 }}{% raw %}${7*7}%s{0.__class__}",
    "--x_x--0_0--alert(1)--x_x--0_0--",
    "]]></p><base href=//evil.example/>",
    "\u202e<a href=javascript:alert(1)>",
]

# Each of the twelve in twenty-five guises: in other case, entities, full width, tags, attributes, comments, templates.
GUISES = [
    "{}", "{}{}", "甲{}乙", "“{}”", "({})", "a\n{}", "{}\n", "<b>{}</b>", '"{}"', "'{}'", "`{}`", "<!--{}-->", "--> {}",
    "]]>{}", "&lt;{}&gt;", "&{};", "&#60;{}", "＜{}＞", "\u202e{}", "\u2028{}", "{{{{ {} }}}}", "{{% {} %}}",
    "data:text/html,{}",
    "//evil.example/{}", "<svg><style>{}",
]  # fmt: skip
