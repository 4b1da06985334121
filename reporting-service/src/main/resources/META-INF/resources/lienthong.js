const words = {
  vi: {
    other: 'English', row: 'Lĩnh vực/Đơn vị', received: 'Tiếp nhận', resolved: 'Đã giải quyết', open: 'Đang giải quyết',
    columns: ['Tổng số', 'Trực tuyến', 'Trực tiếp, bưu chính', 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn',
      'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'],
    total: 'Tổng số', due: 'Hẹn trả', collect: 'Nhận kết quả tại', holds: 'đúng', fails: 'SAI'
  },
  en: {
    other: 'Tiếng Việt', row: 'Field/Unit', received: 'Received', resolved: 'Resolved', open: 'Open',
    columns: ['Total', 'Online', 'Desk, post', 'Carried in', 'Total', 'Early', 'On time', 'Late', 'Total', 'In time',
      'Overdue'],
    total: 'Total', due: 'Due', collect: 'Collect at', holds: 'holds', fails: 'FAILS'
  }
};
let language = 'vi';

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function speak() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-vi]').forEach(each => { each.textContent = each.dataset[language]; });
  document.querySelector('#language').textContent = words[language].other;
}

async function ask(path, token) {
  const headers = { 'Accept': 'application/json', 'Accept-Language': language };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { headers });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.title}. ${body.detail}`);
  return body;
}

function figures({ received, resolved, open }) {
  return [received.total, received.online, received.direct, received.carriedIn, resolved.total, resolved.early,
    resolved.onTime, resolved.late, open.total, open.inTime, open.overdue];
}

function line(label, row) {
  const made = element('tr');
  made.append(element('th', label, { scope: 'row' }));
  figures(row).forEach(figure => made.append(element('td', figure.toLocaleString(language))));
  return made;
}

function head() {
  const groups = element('tr');
  groups.append(element('th', words[language].row, { rowspan: 2, scope: 'col' }));
  [['received', 4], ['resolved', 4], ['open', 3]].forEach(([group, span]) =>
    groups.append(element('th', words[language][group], { colspan: span, scope: 'colgroup' })));
  const columns = element('tr');
  words[language].columns.forEach(column => columns.append(element('th', column, { scope: 'col' })));
  const made = element('thead');
  made.append(groups, columns);
  return made;
}

function table(report) {
  const body = element('tbody');
  report.rows.forEach(row => body.append(line(row.label, row)));
  const foot = element('tfoot');
  foot.append(line(words[language].total, report.total));
  const made = element('table');
  made.append(element('caption', `${report.form} · ${report.unit.name} · ${report.from} – ${report.to}`));
  made.append(head(), body, foot);
  return made;
}

function checks(report) {
  const made = element('ul');
  report.checks.forEach(check => made.append(element('li',
    `${check.identity}: ${check.holds ? words[language].holds : words[language].fails}`, { class: String(check.holds) })));
  return made;
}

function tracked(answer) {
  const made = element('div');
  made.append(element('p', `${answer.code} · ${answer.procedure.name}`));
  made.append(element('progress', '', { value: answer.completion.done, max: answer.completion.of }));
  made.append(element('p', `${answer.completion.done}/${answer.completion.of}: ${answer.completion.label}`));
  if (answer.dueAt) made.append(element('p', `${words[language].due}: ${new Date(answer.dueAt).toLocaleString(language)}`));
  if (answer.collect) made.append(element('p', `${words[language].collect}: ${answer.collect.unit.name}`));
  return made;
}

async function show(place, answer) {
  try {
    place.replaceChildren(...await answer());
  } catch (refusal) {
    place.replaceChildren(element('p', refusal.message, { role: 'alert' }));
  }
}

function on(form, place, answer) {
  document.querySelector(form).addEventListener('submit', event => {
    event.preventDefault();
    show(document.querySelector(place), () => answer(Object.fromEntries(new FormData(event.target))));
  });
}

on('#track', '#tracked', async ({ code, key }) =>
  [tracked(await ask(`v1/tracking/${encodeURIComponent(code.trim())}?key=${encodeURIComponent(key.trim())}`))]);

on('#report', '#reported', async ({ token, ...query }) => {
  const report = await ask(`v1/reports/06a?${new URLSearchParams(query)}`, token.trim());
  return [table(report), checks(report)];
});

document.querySelector('#language').addEventListener('click', () => {
  language = language === 'vi' ? 'en' : 'vi';
  speak();
});
speak();
