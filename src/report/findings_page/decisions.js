
// --- Decisions, and the baseline file that they become ---

function decide(chosen, decision) {
  for (const finding of chosen) {
    if (decision === undefined) state.decisions.delete(finding.f);
    else state.decisions.set(finding.f, decision);
  }
  state.changed = true;
  for (const made of by_id('cards').children) mark_decision(made);
  show_counts();
}

// What was known before stays, with the decisions of this page; in the form of --write-baseline.
function baseline() {
  const entries = new Map(data.known.map((entry) => [entry.fingerprint, entry]));
  for (const finding of findings) {
    const decision = decision_of(finding);
    if (decision === undefined) {
      entries.delete(finding.f);
      continue;
    }
    const { source, target } = unit_of(finding);
    entries.set(finding.f, {
      fingerprint: finding.f, decision, file: data.file, check: data.checks[finding.c],
      message: finding.e ?? finding.m, src_text: source, tgt_text: target,
    });
  }
  const lines = [...entries.keys()].sort().map((key) => JSON.stringify(entries.get(key)));
  return `{"calque-baseline": 1,\n "findings": [${lines.map((line) => `\n  ${line}`).join(',')}\n ]}\n`;
}

function save_decisions() {
  const address = URL.createObjectURL(new Blob([baseline()], { type: 'application/json' }));
  const link = element('a', { href: address, download: 'baseline.json' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  state.changed = false;
}

for (const entry of data.known) state.decisions.set(entry.fingerprint, entry.decision);
