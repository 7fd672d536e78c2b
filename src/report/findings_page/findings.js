'use strict';

// --- What the page holds, and which findings are shown ---

const data = JSON.parse(document.getElementById('data').textContent);
const { words, findings, units } = data;
const by_id = (id) => document.getElementById(id);
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (whole, i) => values[i]);
const number = new Intl.NumberFormat(document.documentElement.lang);

const page_size = 50; // cards; more would make the page slow
const severities = ['error', 'warning', 'info'];

const state = {
  shown: [], // findings, in the order of the file
  first: 0, // of the page, in `shown`
  decisions: new Map(), // fingerprint: 'accept' or 'reject'
  changed: false, // since the last export
};

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// Units and findings are rows, to keep the file small.
const unit_of = (finding) => {
  const [file, line, id, source, target, source_lang, target_lang, name] = units[finding.u];
  return { file, line, id, source, target, source_lang, target_lang, name };
};
const decision_of = (finding) => state.decisions.get(finding.f);
const haystack = (finding) => {
  const { id, source, target } = unit_of(finding);
  return `${source}\n${target}\n${finding.m}\n${id}`.toLocaleLowerCase();
};

// --- Filters ---

function add_choices(select, choices) {
  for (const [value, text] of choices) select.append(element('option', { value }, text));
}

function counted(names, key) {
  const counts = new Map();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return names
    .map((name, i) => [i, name, counts.get(i) ?? 0])
    .filter(([, , count]) => count > 0)
    .map(([i, name, count]) => [i, `${name} (${number.format(count)})`]);
}

function set_up_filters() {
  const all = ['', words.all];
  add_choices(by_id('check'), [all, ...counted(data.checks, (finding) => finding.c)]);
  add_choices(by_id('file'), [all, ...counted(data.files, (finding) => unit_of(finding).file)]);
  by_id('file-choice').hidden = data.files.length < 2;
  add_choices(by_id('decision'), [
    all, ['open', words.open], ['accept', words.accepted], ['reject', words.rejected]]);
  for (const severity of severities) {
    const count = findings.filter((finding) => finding.s === severity).length;
    if (count === 0) continue;
    by_id('severities').append(element('label', {},
      element('input', { type: 'checkbox', value: severity, checked: true }),
      ` ${words[severity]} (${number.format(count)})`));
  }
  for (const id of ['check', 'file', 'decision', 'severities']) {
    by_id(id).addEventListener('change', () => filter());
  }
  let waiting = 0; // typing fast must not search at every letter
  by_id('search').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, findings.length > 2000 ? 150 : 0);
  });
}

function filter() {
  const check = by_id('check').value;
  const file = by_id('file').value;
  const decision = by_id('decision').value;
  const wanted = by_id('search').value.trim().toLocaleLowerCase();
  const refused = new Set([...document.querySelectorAll('#severities input:not(:checked)')]
    .map((box) => box.value));
  state.shown = findings.filter((finding) =>
    (check === '' || finding.c === Number(check)) &&
    !refused.has(finding.s) &&
    (file === '' || unit_of(finding).file === Number(file)) &&
    (decision === '' || (decision_of(finding) ?? 'open') === decision) &&
    (wanted === '' || haystack(finding).includes(wanted)));
  show_page(0);
}

// --- Cards ---

function side(text, [begin, end], lang) {
  const box = element('div', { className: 'side', lang: lang === 'und' ? '' : lang, dir: data.dirs[lang] });
  if (text === '') {
    box.classList.add('empty');
    box.append(`∅ ${words.empty}`);
  } else if (begin === end) {
    box.append(text);
  } else {
    box.append(text.slice(0, begin), element('mark', {}, text.slice(begin, end)), text.slice(end));
  }
  return box;
}

function decision_button(finding, decision, text, key) {
  return element('button', {
    type: 'button', className: decision, title: fill(words.key, key),
    'aria-pressed': String(decision_of(finding) === decision),
  }, text);
}

function card(finding) {
  const unit = unit_of(finding);
  const within = data.files[unit.file];
  const place = [data.file + (unit.line > 0 ? `:${unit.line}` : ''),
    within === data.file ? '' : within, unit.name, unit.id].filter((part) => part !== '').join(' · ');
  const message = element('p', { className: 'message' }, finding.m);
  if (finding.t !== undefined) message.append(element('span', { className: 'suggestion' }, words.suggestion, ' ', element('q', {}, finding.t)));
  const made = element('li', { className: 'card', tabIndex: 0 },
    element('header', {},
      element('span', { className: 'badge' }, words[finding.s]),
      element('span', { className: 'check' }, data.checks[finding.c]),
      element('bdi', { className: 'place' }, place),
      element('span', { className: 'sure', title: words.confidence }, `${Math.round(finding.p * 100)} %`),
      element('span', { className: 'buttons' },
        decision_button(finding, 'accept', words.accept, 'a'),
        decision_button(finding, 'reject', words.reject, 'r'))),
    message,
    element('div', { className: 'sides' },
      side(unit.source, finding.a, unit.source_lang),
      side(unit.target, finding.b, unit.target_lang)));
  made.finding = finding;
  mark_decision(made);
  return made;
}

function mark_decision(made) {
  const decision = decision_of(made.finding);
  made.className = `card ${made.finding.s} ${decision ?? ''}`;
  for (const button of made.querySelectorAll('.buttons button')) {
    button.setAttribute('aria-pressed', String(button.className === decision));
  }
}

function show_page(first) {
  state.first = first;
  const page = state.shown.slice(first, first + page_size);
  by_id('cards').replaceChildren(...page.map(card));
  by_id('none').hidden = page.length > 0;
  by_id('pager').hidden = state.shown.length <= page_size;
  by_id('previous').disabled = first === 0;
  by_id('next').disabled = first + page_size >= state.shown.length;
  by_id('range').textContent = fill(words.range, number.format(first + 1),
    number.format(first + page.length), number.format(state.shown.length));
  for (const id of ['accept-all', 'reject-all', 'clear-all']) by_id(id).disabled = page.length === 0;
  show_counts();
}

function show_counts() {
  by_id('count').textContent = fill(words.shown, number.format(state.shown.length),
    number.format(findings.length));
  const decided = findings.filter((finding) => decision_of(finding) !== undefined).length;
  by_id('progress').textContent = fill(words.decided, number.format(decided),
    number.format(findings.length));
}
