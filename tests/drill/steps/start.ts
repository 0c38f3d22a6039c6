import { startBrowser } from '../../ui/start-browser.ts';
import { type Deployment, INSTITUTION } from '../deployment.ts';
import type { Step } from '../step.ts';

/** `npx hearken doctor` finds every part well, with the settings of API and worker. */
export const doctor: Step = async ({ deployment }) => {
  const said = [];
  for (const program of ['api', 'worker'])
    said.push(await deployment.hearken(deployment.environmentOf(program), 'doctor', program));
  const lines = said.join('\n').split('\n');
  const failing = lines.filter((line) => !/ (well|unset)\s*$/.test(line));
  return { what: `${lines.length} parts tried by \`npx hearken doctor\``, wrong: failing };
};

/** Every role signs in in a browser, sees its page, and signs out. */
export const browser: Step = async ({ deployment }) => {
  const names = ['institution', 'judge-1', 'supervisor', 'auditor'];
  const chromium = await startBrowser();
  try {
    const wrong: string[] = [];
    for (const name of names) {
      const seen = await signIn(chromium, deployment, `${name}@${INSTITUTION}`);
      if (seen !== undefined) wrong.push(`${name}: ${seen}`);
    }
    return { what: `${names.length} roles signed in by browser`, wrong };
  } finally {
    await chromium.close();
  }
};

async function signIn(
  chromium: Awaited<ReturnType<typeof startBrowser>>,
  { url }: Deployment,
  account: string,
): Promise<string | undefined> {
  const context = await chromium.newContext({ baseURL: url });
  try {
    const page = await context.newPage();
    await page.goto('/auth/sign-in');
    await page.click(`button[value="${account}"]`);
    await page.waitForURL((at) => at.origin === url && !at.pathname.startsWith('/auth/'));
    const [cookies, text] = [await context.cookies(url), await page.innerText('body')];
    if (cookies.length === 0) return 'no session';
    return text.includes('Sign out') ? undefined : 'the page does not offer to sign out';
  } finally {
    await context.close();
  }
}
