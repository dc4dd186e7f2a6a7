import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowed } from "../../static/src/embed/origins.ts";
import { embedCode } from "../../static/src/share/embed.ts";

test("an embedded page listens to the origins that may show it", () => {
  const allowed = ["https://moodle.example.edu", "https://*.example.org:8443"];
  assert.ok(isAllowed("https://moodle.example.edu", allowed));
  assert.ok(isAllowed("https://a.b.example.org:8443", allowed));
  assert.ok(isAllowed("http://anything", ["*"]));
  const strangers = [
    "http://moodle.example.edu", "https://moodle.example.edu.evil.org", "https://evilexample.org:8443",
    "https://example.org:8443", "http://a.example.org:8443", "null",
  ];
  for (const stranger of strangers) assert.ok(!isAllowed(stranger, allowed), stranger);
  assert.ok(!isAllowed("https://moodle.example.edu", []));
});

test("the code to embed is one element, whatever the title is", () => {
  const look = { width: '100%" onload="x', height: 420, theme: "dark" };
  const code = embedCode("https://c.example/s/abc", '"><script>alert(1)</script>', look);
  assert.ok(code.startsWith('<iframe src="https://c.example/s/abc?embed=1&amp;theme=dark"'));
  assert.ok(!code.includes("<script"));
  assert.ok(!code.includes('" onload'));
  assert.equal(code.match(/</g)?.length, 2);
});
