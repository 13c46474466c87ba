/**
 * What stands in for Google's tag where nothing may leave the machine. It does what matters here as the real one does: it
 * obeys `ga-disable-…` and the denial of storage, sets its cookies, and reports the page, clicks and the end of the page.
 */
export const fakeTag = `(() => {
  const queue = window.dataLayer || (window.dataLayer = []);
  let id, granted = false;
  const has = (name) => document.cookie.split('; ').some((pair) => pair.startsWith(name + '='));
  const tell = (name) => {
    if (!id || window['ga-disable-' + id]) return;
    if (granted) {
      const until = '; path=/; max-age=15778800';
      if (!has('_ga')) document.cookie = '_ga=GA1.1.' + Math.random() + until;
      document.cookie = '_ga_' + id.slice(2) + '=GS2.1.' + Date.now() + until;
    }
    navigator.sendBeacon('https://region1.google-analytics.com/g/collect?v=2&tid=' + id + '&en=' + name +
      '&gcs=' + (granted ? 'G101' : 'G100') + '&dl=' + encodeURIComponent(where));
  };
  let where = '';
  const take = (words) => {
    if (words[0] === 'consent' && words[2] && words[2].analytics_storage) granted = words[2].analytics_storage === 'granted';
    if (words[0] === 'config') {
      id = words[1];
      where = (words[2] && words[2].page_location) || location.href;
      tell('page_view');
    }
  };
  Array.from(queue).forEach(take);
  const push = queue.push.bind(queue);
  queue.push = (words) => { take(words); return push(words); };
  addEventListener('click', () => tell('click'), true);
  addEventListener('scroll', () => tell('scroll'));
  addEventListener('pagehide', () => tell('user_engagement'));
})();`;

const HOSTS = /(^|\.)(googletagmanager|google-analytics|analytics\.google|google|doubleclick)\.com$/;

/** Whether an address belongs to Google, in whatever part of it. */
export const isGoogle = (url: string): boolean => HOSTS.test(new URL(url).hostname);
