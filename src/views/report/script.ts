// The script of reports. A page works without it; with it, everything opens and closes at once, and what went well hides.

export const REPORT_SCRIPT = `'use strict';
const all = (selector) => document.querySelectorAll(selector);
for (const tools of all('.tools')) tools.hidden = false;
for (const button of all('[data-open]')) {
  button.addEventListener('click', () => {
    const open = button.dataset.open === 'all';
    for (const details of button.closest('section').querySelectorAll('details')) details.open = open;
  });
}
for (const filter of all('.filter input')) {
  filter.addEventListener('change', () => {
    document.body.classList.toggle('only-troubled', filter.checked);
    for (const other of all('.filter input')) other.checked = filter.checked;
  });
}
// A link leads to a line that may be inside of closed ones, and opens it.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let element = target; element; element = element.parentElement) {
    if (element.tagName === 'DETAILS') element.open = true;
  }
  target?.querySelector('summary')?.focus();
  target?.scrollIntoView({ block: 'center' });
};
addEventListener('hashchange', openTarget);
if (location.hash) openTarget();
`;
