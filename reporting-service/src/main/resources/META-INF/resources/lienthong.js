const words = {
  vi: {
    other: 'English', received: 'Tiếp nhận', resolved: 'Đã giải quyết', open: 'Đang giải quyết',
    columns: ['Tổng số', 'Trực tuyến', 'Trực tiếp, bưu chính', 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn',
      'Quá hạn', 'Tổng số', 'Trong hạn', 'Quá hạn'],
    total: 'Tổng số', code: 'Mã hồ sơ', procedure: 'Thủ tục', progress: 'Tiến độ', due: 'Hẹn trả', newDue: 'hẹn lại',
    apology: 'Phiếu xin lỗi', collect: 'Nhận kết quả tại', feedback: 'Phản ánh, kiến nghị',
    kinds: { COMPLAINT: 'Khiếu nại', DISLIKE: 'Không hài lòng', PRAISE: 'Khen' }, awaited: 'chưa trả lời',
    findings: { CONFIRMED: 'có cơ sở', UNFOUNDED: 'không có cơ sở' }, answered: 'trả lời ngày', holds: 'đúng', fails: 'SAI',
    unreachable: 'Không kết nối được. Xin thử lại sau ít phút.',
    checks: {
      'received.total = online + direct + carriedIn': 'Tiếp nhận = trực tuyến + trực tiếp, bưu chính + từ kỳ trước',
      'received.total = resolved.total + open.total': 'Tiếp nhận = đã giải quyết + đang giải quyết',
      'rows sum to total': 'Các dòng cộng lại bằng tổng số',
      'carriedIn = previous closing': 'Từ kỳ trước = cuối kỳ trước',
      'resolved.total = early + onTime + late': 'Đã giải quyết = trước hạn + đúng hạn + quá hạn',
      'open.total = inTime + overdue': 'Đang giải quyết = trong hạn + quá hạn'
    }
  },
  en: {
    other: 'Tiếng Việt', received: 'Received', resolved: 'Resolved', open: 'Open',
    columns: ['Total', 'Online', 'Desk, post', 'Carried in', 'Total', 'Early', 'On time', 'Late', 'Total', 'In time',
      'Overdue'],
    total: 'Total', code: 'Dossier', procedure: 'Procedure', progress: 'Progress', due: 'Due', newDue: 'new date',
    apology: 'Letter of apology', collect: 'Collect at', feedback: 'Feedback',
    kinds: { COMPLAINT: 'Complaint', DISLIKE: 'Dislike', PRAISE: 'Praise' }, awaited: 'not answered yet',
    findings: { CONFIRMED: 'confirmed', UNFOUNDED: 'unfounded' }, answered: 'answered on', holds: 'holds', fails: 'FAILS',
    unreachable: 'No connection. Please try again in some minutes.',
    checks: {
      'received.total = online + direct + carriedIn': 'Received = online + desk, post + carried in',
      'received.total = resolved.total + open.total': 'Received = resolved + open',
      'rows sum to total': 'The rows sum to the total',
      'carriedIn = previous closing': 'Carried in = closing of the period before',
      'resolved.total = early + onTime + late': 'Resolved = early + on time + late',
      'open.total = inTime + overdue': 'Open = in time + overdue'
    }
  }
};
const locales = { vi: 'vi-VN', en: 'en-GB' };
const zone = { timeZone: 'Asia/Ho_Chi_Minh' };
let language = 'vi';

function say(word) {
  return words[language][word];
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function speak() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-vi]').forEach(each => { each.textContent = each.dataset[language]; });
  const other = document.querySelector('#language');
  other.textContent = say('other');
  other.lang = language === 'vi' ? 'en' : 'vi';
}

function day(instant) {
  return new Date(instant).toLocaleDateString(locales[language], { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** A limit in days ends with the day; one in hours at its instant. */
function due(instant) {
  const time = new Date(instant).toLocaleTimeString(locales.en, zone);
  return time === '23:59:59' ? day(instant) : `${time.slice(0, 5)} ${day(instant)}`;
}

async function ask(path, token) {
  const headers = { 'Accept': 'application/json', 'Accept-Language': language };
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { headers }).catch(() => { throw new Error(say('unreachable')); });
  const body = await answer.json().catch(() => { throw new Error(say('unreachable')); });
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
  figures(row).forEach(figure => made.append(element('td', figure.toLocaleString(locales[language]))));
  return made;
}

function head(rows) {
  const groups = element('tr');
  groups.append(element('th', rows, { rowspan: 2, scope: 'col' }));
  [['received', 4], ['resolved', 4], ['open', 3]].forEach(([group, span]) =>
    groups.append(element('th', say(group), { colspan: span, scope: 'colgroup' })));
  const columns = element('tr');
  say('columns').forEach(column => columns.append(element('th', column, { scope: 'col' })));
  const made = element('thead');
  made.append(groups, columns);
  return made;
}

function table(report, rows) {
  const body = element('tbody');
  report.rows.forEach(row => body.append(line(row.label, row)));
  const foot = element('tfoot');
  foot.append(line(say('total'), report.total));
  const period = `${day(`${report.from}T00:00:00+07:00`)} – ${day(`${report.to}T00:00:00+07:00`)}`;
  const caption = `${report.form} · ${report.unit.name} · ${period}`;
  const made = element('table', '', { 'aria-label': caption });
  made.append(head(rows), body, foot);
  const scroll = element('div', '', { class: 'scroll', tabindex: 0 });
  scroll.append(made);
  const figure = element('figure');
  figure.append(element('figcaption', caption), scroll);
  return figure;
}

function checks(report) {
  const made = element('ul', '', { class: 'checks' });
  report.checks.forEach(({ identity, holds }) => made.append(element('li',
    `${say('checks')[identity] ?? identity}: ${say(holds ? 'holds' : 'fails')}`, { class: String(holds) })));
  return made;
}

function progress({ done, of, label }) {
  const made = element('dd');
  made.append(element('progress', '', { value: done, max: of, 'aria-label': say('progress') }),
    element('div', `${done}/${of}: ${label}`));
  return made;
}

function said({ kind, at, answered, finding, answeredOn }) {
  const outcome = answered
    ? `${say('answered')} ${day(`${answeredOn}T00:00:00+07:00`)}: ${say('findings')[finding]}` : say('awaited');
  return `${say('kinds')[kind]}, ${day(at)} · ${outcome}`;
}

function tracked(answer) {
  const made = element('dl');
  const tell = (word, value) => made.append(element('dt', say(word)), value instanceof Node ? value : element('dd', value));
  tell('code', answer.code);
  tell('procedure', answer.procedure?.name);
  tell('progress', progress(answer.completion));
  if (answer.dueAt) tell('due', due(answer.dueAt));
  if (answer.apology) tell('apology', `${answer.apology.number}, ${say('newDue')} ${due(answer.apology.newDueAt)}`);
  if (answer.collect) tell('collect', [answer.collect.unit.name, ...answer.collect.hours].join(' · '));
  answer.feedback.forEach(feedback => tell('feedback', said(feedback)));
  return made;
}

/** Puts the answer to a form in its place; asks again when the language changes. */
class Question {
  constructor(form, place, answer) {
    this.form = document.querySelector(form);
    this.place = document.querySelector(place);
    this.answer = answer;
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      this.ask();
    });
  }

  async ask() {
    this.place.ariaBusy = 'true';
    try {
      this.place.replaceChildren(...await this.answer(Object.fromEntries(new FormData(this.form))));
    } catch (refusal) {
      this.place.replaceChildren(element('p', refusal.message, { role: 'alert' }));
    } finally {
      this.place.ariaBusy = 'false';
    }
  }

  again() {
    if (this.place.hasChildNodes()) this.ask();
  }
}

const questions = [
  new Question('#track', '#tracked', async ({ code, key }) =>
    [tracked(await ask(`v1/tracking/${encodeURIComponent(code.trim())}?key=${encodeURIComponent(key.trim())}`))]),
  new Question('#report', '#reported', async ({ token, ...query }) => {
    const rows = document.querySelector(`#report option[value="${query.by}"]`).textContent;
    const report = await ask(`v1/reports/06a?${new URLSearchParams(query)}`, token.trim());
    return [table(report, rows), checks(report)];
  })
];

document.querySelector('#language').addEventListener('click', () => {
  language = language === 'vi' ? 'en' : 'vi';
  speak();
  questions.forEach(question => question.again());
});
speak();

/** The QR code on a receipt leads here with code and key behind the #, where no server sees them. */
function followAddress() {
  const { code, key } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (!code || !key) return;
  const form = document.querySelector('#track');
  form.elements.code.value = code;
  form.elements.key.value = key;
  form.requestSubmit();
}

window.addEventListener('hashchange', followAddress);
followAddress();
