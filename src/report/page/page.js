'use strict';

// --- What the page holds ---

const data = JSON.parse(document.getElementById('data').textContent);
const { words, links } = data;
document.body.classList.add('script');
const by_id = (id) => document.getElementById(id);
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (whole, i) => values[i]);

// A column: its scrolling box, its segments and the pieces of text that reasons point at.
const columns = [...document.querySelectorAll('.side')].map((box) => ({
  box,
  article: box.querySelector('article'),
  segments: [...box.querySelectorAll('.s')],
  pieces: [...box.querySelectorAll('.e')],
}));
const source = columns[0];
const target_of = (link) => columns[link.t + 1];

const by_number = new Map(links.map((link) => [link.i, link]));
for (const link of links) {
  link.source = source.segments.slice(link.s[0], link.s[1] + 1);
  link.target = target_of(link).segments.slice(link.u[0], link.u[1] + 1);
  link.buttons = [];
}
for (const button of document.querySelectorAll('.k')) {
  by_number.get(Number(button.dataset.l)).buttons.push(button);
}
// Reading order, for going from link to link.
links.sort((a, b) => a.s[0] - b.s[0] || a.i - b.i);

const state = {
  target: 0,
  least: 0,
  refused: new Set(), // grades
  left_out: new Set(), // by order: 0 in order, 1 out of order, 2 without counterpart
  shown: [], // links, in reading order
  active: null,
  pinned: false,
};
const narrow = matchMedia('(max-width: 44rem)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// --- Marks: what a link's reasons point at ---

const hues = 6;

function pieces_of(column, [first, last]) {
  return first < 0 ? [] : column.pieces.slice(first, last + 1);
}

function text_of(column, [first, last]) {
  if (first < 0) return '';
  const range = document.createRange();
  range.setStartBefore(column.pieces[first]);
  range.setEndAfter(column.pieces[last]);
  return range.toString();
}

// Marks one side of a link; returns a function that takes the marks away again. The innermost of
// nested reasons gives a piece its colour.
function mark(column, segments, reasons, side) {
  const marked = new Set();
  const wider_first = reasons
    .map((reason, i) => ({ place: reason[side], i }))
    .filter(({ place }) => place[0] >= 0)
    .sort((a, b) => b.place[1] - b.place[0] - (a.place[1] - a.place[0]));
  for (const { place, i } of wider_first) {
    for (const piece of pieces_of(column, place)) {
      piece.className = `e m h${i % hues}`;
      marked.add(piece);
    }
    const first = column.pieces[place[0]];
    first.dataset.n = first.dataset.n ? `${first.dataset.n}·${i + 1}` : i + 1;
  }
  for (const segment of segments) segment.classList.add('on');
  return () => {
    for (const piece of marked) {
      piece.className = 'e';
      delete piece.dataset.n;
    }
    for (const segment of segments) segment.classList.remove('on');
  };
}

function mark_link(link) {
  const ends = [
    mark(source, link.source, link.e, 1),
    mark(target_of(link), link.target, link.e, 2),
  ];
  return () => ends.forEach((end) => end());
}

// --- Evidence in words ---

function quotation(column, place) {
  const { lang, dir } = column.article;
  return element('q', { lang, dir }, text_of(column, place).trim());
}

function reason_item(link, [kind, from, to, weight], i) {
  const item = element('li', { className: `h${i % hues}` });
  const anchored = from[0] >= 0 && to[0] >= 0;
  item.append(element('span', { className: 'kind' }, data.kinds[kind]));
  if (anchored) {
    item.prepend(element('b', { className: 'n' }, String(i + 1)));
    item.append(element('span', { className: 'pair' }, quotation(source, from), ' = ',
      quotation(target_of(link), to)));
  } else {
    item.append(element('span', { className: 'pair' }, words.whole));
  }
  const bar = element('span', { className: 'bar', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', weight);
  item.append(element('span', { className: 'weight' }, bar,
    element('span', {}, `${words.weight} ${weight.toFixed(2)}`)));
  return item;
}

function evidence(link) {
  if (link.e.length === 0) return element('p', {}, words.none);
  return element('ol', { className: 'reasons' }, ...link.e.map((e, i) => reason_item(link, e, i)));
}

function line_sample(grade) {
  const sample = document.querySelector(`#grades .g${grade}`).cloneNode(true);
  return element('span', { className: 'sample' }, sample);
}

function verdict(link) {
  const line = element('p', { className: 'verdict' }, line_sample(link.g),
    element('strong', {}, data.grades[link.g]), ` · ${words.score} ${link.p.toFixed(2)}`);
  if (link.x) line.append(` · ⇅ ${words.crossing}`);
  return line;
}

const resting_panel = [...by_id('evidence').childNodes];

function show_panel(link) {
  document.querySelector('.tools').hidden = !link;
  by_id('evidence').replaceChildren(...(link
    ? [element('h2', {}, fill(words.link, link.n)), verdict(link), evidence(link)]
    : resting_panel));
}

// --- The one link that is looked at ---

let unmark = () => {};

function is_in_view(column, segments) {
  const box = column.box.getBoundingClientRect();
  const head = column.box.querySelector('header').offsetHeight;
  return segments[0].getBoundingClientRect().top >= box.top + head &&
    segments.at(-1).getBoundingClientRect().bottom <= box.bottom;
}

// Brings segments of a column to the height `top` of the window, where they are not in view.
function reveal(column, segments, top) {
  if (is_in_view(column, segments)) return;
  const box = column.box.getBoundingClientRect();
  const head = column.box.querySelector('header').offsetHeight;
  const first = segments[0].getBoundingClientRect();
  const height = segments.at(-1).getBoundingClientRect().bottom - first.top;
  const lowest = Math.max(box.top + head + 12, box.bottom - height - 12);
  const wanted = Math.min(Math.max(top, box.top + head + 12), lowest);
  column.box.scrollBy({ top: first.top - wanted, behavior: calm.matches ? 'instant' : 'smooth' });
}

function activate(link, scrolls) {
  if (state.active !== link) {
    unmark();
    for (const button of state.active?.buttons ?? []) button.classList.remove('now');
    state.active = link;
    unmark = link ? mark_link(link) : () => {};
    for (const button of link?.buttons ?? []) button.classList.add('now');
    show_panel(link);
  }
  if (link && scrolls && !narrow.matches) {
    const [moves, stays] = scrolls === 'source' ? [source, target_of(link)] : [target_of(link), source];
    const [moving, staying] = scrolls === 'source' ? [link.source, link.target] : [link.target, link.source];
    if (!is_in_view(stays, staying)) {
      staying[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    reveal(moves, moving, staying[0].getBoundingClientRect().top);
  }
  draw_soon();
}

// A kept link stays whatever is pointed at.
function keep(link) {
  for (const button of document.querySelectorAll('.k.kept')) button.classList.remove('kept');
  for (const button of link?.buttons ?? []) button.classList.add('kept');
  state.pinned = Boolean(link);
  by_id('keep').setAttribute('aria-pressed', state.pinned);
}

// Keeps a link; the same again lets it go.
function pin_link(link, scrolls = 'target') {
  keep(state.pinned && state.active === link ? null : link);
  activate(link, scrolls);
}

function release() {
  keep(null);
  activate(null);
}

// The next (1) or the previous (-1) link.
function step(by) {
  if (state.shown.length === 0) return;
  const at = state.shown.indexOf(state.active);
  const next = at < 0 ? (by > 0 ? 0 : state.shown.length - 1)
    : (at + by + state.shown.length) % state.shown.length;
  const link = state.shown[next];
  if (narrow.matches) {
    focus_card(link);
    return;
  }
  if (state.pinned) keep(link);
  if (!by_id('panel').contains(document.activeElement)) link.buttons[0].focus({ preventScroll: true });
  activate(link, 'target');
}

// --- Which links are shown ---

function refresh() {
  state.shown = links.filter((link) => link.t === state.target && link.p >= state.least &&
    !state.refused.has(link.g) && !state.left_out.has(link.x ? 1 : 0));
  const shown = new Set(state.shown);
  document.body.classList.toggle('no-gaps', state.left_out.has(2));
  for (const column of columns) {
    for (const segment of column.segments) {
      segment.classList.remove('linked');
      segment.links = [];
    }
  }
  for (const link of links) {
    for (const button of link.buttons) button.hidden = !shown.has(link);
  }
  for (const link of state.shown) {
    for (const segment of [...link.source, ...link.target]) {
      segment.classList.add('linked');
      segment.links.push(link);
    }
  }
  columns.forEach(({ box, segments }, i) => {
    box.hidden = i > 0 && i - 1 !== state.target;
    const linked = segments.filter((segment) => segment.links.length > 0).length;
    box.querySelector('.linked-count').textContent = ` · ${fill(words.linked, linked, segments.length)}`;
  });
  const of_target = links.filter((link) => link.t === state.target).length;
  by_id('count').value = fill(words.shown, state.shown.length, of_target);
  if (state.active && !shown.has(state.active)) release();
  list_cards();
  measure_soon();
}
