"""Style and script of the redaction page: our own, fixed, and named by their hashes in the page.

The script only filters and moves between findings; without it the page reads whole.
"""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root { --blue: #005EB8; --dark: #003087; --grey: #E8EDEE; --ink: #212B32; --muted: #425563; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 Arial, Helvetica, sans-serif; }
a { color: var(--blue); }
a:focus, button:focus, input:focus, summary:focus, main:focus {
  outline: 3px solid #212B32; outline-offset: 2px; background: #FFEB3B; color: #212B32; }
main:focus { outline: none; background: none; }
.skip { position: absolute; left: -99em; }
.skip:focus { left: 1em; top: 1em; z-index: 9; padding: .5em 1em; }
header { background: var(--blue); color: #fff; padding: 1.25rem 2rem; }
header p { margin: .25rem 0 0; } header .restricted { font-weight: bold; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
h2 { color: var(--dark); font-size: 1.4rem; margin: 2.5rem 0 .75rem; }
h3 { color: var(--dark); font-size: 1.05rem; margin: 0 0 .5rem; }
main { max-width: 90rem; margin: 0 auto; padding: 0 2rem 8rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #fff; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #AEB7BD; padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: var(--grey); color: var(--ink); }
.counts td { text-align: right; } table.counts { width: auto; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; }
dl.facts dt { font-weight: bold; } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.beside { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: flex-start; }
.beside > div { flex: 1 1 24rem; } .beside > .wide { flex: 0 1 auto; }
.contents ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.counts th, .counts td { padding: .15rem .6rem; font-size: .9rem; }
.alert { border-left: 6px solid #AB2B22; background: #FBEEED; padding: .5rem 1rem; margin: .5rem 0; }
.alert strong { display: block; }
section.question { background: var(--grey); padding: 1rem; margin: 0 0 1rem; }
section.question table { table-layout: fixed; }
.both td { white-space: pre-line; unicode-bidi: isolate; width: 50%; line-height: 1.7; }
mark { color: var(--ink); padding: .1em .15em; border-radius: 2px; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; }
mark a { color: inherit; text-decoration: none; }
mark sup { font-size: .65em; line-height: 0; margin-left: .2em; font-weight: bold; }
mark.pseudonymised { background: #C7E0F8; border-bottom: 2px solid var(--blue); }
mark.generalised { background: #D5EDDB; border-bottom: 2px dashed #00662F; }
mark.removed { background: #F9D6D2; border-bottom: 2px solid #AB2B22; }
td.before mark.removed span { text-decoration: line-through; }
mark.withheld { background: #212B32; color: #fff; }
mark.kept { background: #fff; border: 1px solid #5B6B76; }
mark.unexplained { background: #FFEFB0; border-bottom: 2px dotted #6B4E00; }
mark.off { background: none; border-color: transparent; color: inherit; }
mark.off sup { display: none; } td.before mark.off span { text-decoration: none; }
mark:focus-within, mark.same { outline: 3px solid #212B32; outline-offset: 1px; }
mark a:focus { outline: none; background: none; }
.findings th, .findings td, .counts th { overflow-wrap: break-word; word-break: normal; }
.counts thead th { white-space: nowrap; }
.findings th:nth-child(1) { width: 4em; } .findings th:nth-child(3) { width: 10em; }
.findings th:nth-child(4) { width: 13em; } .findings th:nth-child(5) { width: 17em; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.tools { position: sticky; top: 0; z-index: 5; background: #fff; border-bottom: 2px solid var(--blue);
  padding: .6rem 0; }
.tools .line { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.tools fieldset { border: 1px solid #AEB7BD; margin: .5rem 0 0; padding: .25rem .75rem .5rem; }
.tools .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.tools details > div { max-height: 45vh; overflow: auto; }
.tools label { display: block; padding: .15rem 0; } .tools label.inline { display: inline; }
button { font: inherit; font-weight: bold; background: var(--blue); color: #fff; border: 0;
  padding: .4rem .9rem; cursor: pointer; }
summary { cursor: pointer; font-weight: bold; color: var(--blue); padding: .3rem; }
#now { position: fixed; left: 0; right: 0; bottom: 0; background: var(--dark); color: #fff;
  padding: .6rem 2rem; z-index: 6; max-height: 30vh; overflow: auto; }
#now:empty { display: none; }
#now strong { margin-right: .75rem; } #now p { margin: .15rem 0; }
#now code { color: #fff; background: #00236b; padding: .05em .3em; }
code { font-family: "Courier New", monospace; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
h2, h3, section.question, tr[id], mark { scroll-margin-top: 7rem; scroll-margin-bottom: 8rem; }
tr:target > * { background: #FFF7CC; }
@media (max-width: 50rem) { main, header { padding-left: 1rem; padding-right: 1rem; }
  .tools { position: static; } }
@media (forced-colors: active) { mark { forced-color-adjust: none; } }
@media print {
  @page { size: A4 landscape; margin: 14mm; }
  body { font-size: 9.5pt; line-height: 1.35; } .both td { line-height: 1.45; }
  h2 { margin: 14pt 0 4pt; } section.question { margin: 0 0 8pt; } th, td { padding: 2pt 4pt; }
  main { max-width: none; padding: 0; }
  .tools, #now, .skip, .screen { display: none !important; }
  header { background: none; color: #000; border-bottom: 3px solid #000; padding: 0 0 6pt; }
  section.question { background: none; padding: 0; }
  thead { display: table-header-group; } tr, h2, h3 { break-inside: avoid; }
  h2, h3 { break-after: avoid; } a { color: inherit; text-decoration: none; }
  mark, thead th, .alert { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""

SCRIPT = """
(function () {
  'use strict';
  var $ = function (sought, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(sought)); };
  var links = $('td.before mark a'), rows = $('tr[data-row]'), boxes = $('.tools input[name]');
  var keys = document.getElementById('keys'), told = document.getElementById('told');
  var now = document.getElementById('now'), last = null;
  function chosen(name) {
    return boxes.filter(function (b) { return b.name === name && b.checked; })
      .map(function (b) { return b.value; }); }
  function fits(node) {
    var kinds = chosen('category'), actions = chosen('action');
    return (!kinds.length || kinds.indexOf(node.dataset.category) >= 0)
      && (!actions.length || actions.indexOf(node.dataset.action) >= 0); }
  function isShown(link) { return fits(link.parentNode); }
  function forget() {
    now.textContent = ''; $('mark.same').forEach(function (m) { m.classList.remove('same'); }); }
  function apply() {
    var some = chosen('category').length + chosen('action').length > 0;
    $('mark[data-row]').forEach(function (m) { m.classList.toggle('off', !fits(m)); });
    rows.forEach(function (r) { r.hidden = !fits(r); });
    $('section.question').forEach(function (s) {
      s.hidden = some && !$('mark[data-row]:not(.off)', s).length; });
    links.forEach(function (a) { a.tabIndex = isShown(a) ? 0 : -1; });
    if (last && !isShown(last)) { forget(); last = null; }
    var left = rows.filter(fits).length, places = links.filter(isShown).length;
    told.textContent = 'Showing ' + left + ' of ' + rows.length + ' findings, '
      + places + ' of ' + links.length + ' places.'; }
  function remember() {
    var parts = ['category', 'action'].filter(function (n) { return chosen(n).length; })
      .map(function (n) { return n + '=' + chosen(n).map(encodeURIComponent).join(','); });
    try { history.replaceState(null, '', '#' + parts.join('&')); } catch (e) { return; } }
  function recall() {
    var found = false;
    location.hash.slice(1).split('&').forEach(function (part) {
      var pair = part.split('=');
      if (pair[0] !== 'category' && pair[0] !== 'action') { return; }
      found = true;
      var wanted = (pair[1] || '').split(',').map(decodeURIComponent);
      boxes.forEach(function (b) {
        if (b.name === pair[0]) { b.checked = wanted.indexOf(b.value) >= 0; } }); });
    if (found) { apply(); } }
  function move(step) {
    var open = links.filter(isShown), here = open.indexOf(last), next;
    if (!open.length) { return; }
    if (here >= 0) { next = open[(here + step + open.length) % open.length]; }
    else { next = open[step > 0 ? 0 : open.length - 1]; }
    next.focus(); next.scrollIntoView({ block: 'center' }); }
  function show(link) {
    last = link;
    var row = document.getElementById('row-' + link.parentNode.dataset.row);
    forget();
    $('mark[data-row="' + link.parentNode.dataset.row + '"]').forEach(function (m) {
      m.classList.add('same'); });
    if (!row) { return; }
    var cells = $('th, td', row), line = document.createElement('p');
    line.appendChild(document.createElement('strong')).textContent = 'Row ' + cells[0].textContent + '. ';
    line.appendChild(document.createTextNode(
      cells[2].textContent + ': ' + cells[3].textContent + '. ' + cells[5].textContent));
    now.appendChild(line); }
  document.addEventListener('focusin', function (event) {
    if (links.indexOf(event.target) >= 0) { show(event.target); } });
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    var at = document.activeElement, inFinding = links.indexOf(at) >= 0;
    if (event.key === 'Escape') {
      forget();
      if (inFinding) { at.blur(); } return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName) && at.type !== 'checkbox') { return; }
    var letters = keys.checked, step = 0;
    if (letters && event.key === 'j' || inFinding && event.key === 'ArrowDown') { step = 1; }
    if (letters && event.key === 'k' || inFinding && event.key === 'ArrowUp') { step = -1; }
    if (step) { event.preventDefault(); move(step); } });
  boxes.forEach(function (b) {
    b.addEventListener('change', function () { apply(); remember(); }); });
  document.getElementById('next').addEventListener('click', function () { move(1); });
  document.getElementById('previous').addEventListener('click', function () { move(-1); });
  document.getElementById('all').addEventListener('click', function () {
    boxes.forEach(function (b) { b.checked = false; }); apply(); remember(); });
  window.addEventListener('hashchange', recall);
  $('.needs-script').forEach(function (n) { n.hidden = false; });
  apply(); recall();
}());
"""


def policy() -> str:
    """The content security policy: nothing from anywhere but this style and this script."""
    return (
        f"default-src 'none'; style-src {_hash(STYLE)}; script-src {_hash(SCRIPT)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
