import { randomBytes } from 'node:crypto';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import type { Deployment } from '../deployment.ts';
import { countLost, describeLost, underLoad } from '../load.ts';
import { eventually, hearSome } from '../play-cases.ts';
import type { Step } from '../step.ts';
import { cosignedInFull, verifyCase, wrongIn } from '../verify-case.ts';
import { restartInTurn } from './rolling-restart.ts';

const FILE = 'What my landlord wrote about me.';
const APIS = ['api-1', 'api-2'] as const;
const WORKERS = ['worker-1', 'worker-2'] as const;

/** The logins of API and worker, the ledger's key and the data key are replaced, and then a case is heard whose file was added before. */
export const rotation: Step = async ({ deployment, people, apart, open, say }) => {
  const [one] = apart.splice(0, 1);
  if (!one) throw new Error('there is no case left apart');
  const file = await addFile(deployment, one.appeal);
  const earlier = await cosignedInFull(people);
  const load = await underLoad(deployment.url, open, 0, async () => {
    await replaceLogins(deployment);
    await replaceLedgerKey(deployment);
  });
  const said = await replaceDataKey(deployment);
  const opened = await fetch(`${deployment.url}${one.appeal}/attachments/${file}`);
  const isWhole = opened.ok && (await opened.text()) === FILE;
  await hearSome(people, [one], say);
  const checks = await verifyCase(people, one.id, earlier);
  const isExtended = checks.some(({ is, what }) => is === 'verified' && what.includes('signed earlier was changed'));
  const examined = await deployment.hearken({ DATABASE_URL: deployment.urlFor('service') }, 'ledger', 'fsck');
  return {
    what: `logins of API and worker and the key of the ledger replaced during ${load.sent} requests; data key: ${said.split('\n')[0] ?? ''}; a case heard whose file was added before; ${examined.split('\n')[0] ?? ''}, and the tree extends the ${earlier.size} entries that the earlier key signed`,
    wrong: [
      ...(countLost(load) > 0 ? [`${countLost(load)} requests lost (${describeLost(load)})`] : []),
      ...(isWhole ? [] : ['a file from before cannot be opened']),
      ...(isExtended ? [] : ['the tree does not extend what was cosigned before']),
      ...wrongIn(checks),
    ],
  };
};

/** Adds a file to a case; gives its id. */
async function addFile({ url }: Deployment, appeal: string): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob([FILE], { type: 'text/plain' }), 'landlord.txt');
  const answer = await fetch(`${url}${appeal}/attachments`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`the file was answered ${answer.status}`);
  return ((await answer.json()) as { attachmentId: string }).attachmentId;
}

/** A login has one password at a time, so that others take the place of those of API and worker, which are removed at last. */
async function replaceLogins(deployment: Deployment): Promise<void> {
  const { settings, database } = deployment;
  const ask = (query: string) => askOwner(database.urlOf('hearken'), query);
  for (const login of ['service', 'engine']) {
    const password = randomBytes(24).toString('hex');
    await ask(`create role hearken_${login}_2 login noinherit password '${password}'`);
    await ask(`grant connect on database hearken to hearken_${login}_2`);
    settings[`HEARKEN_${login.toUpperCase()}_LOGIN`] = `hearken_${login}_2`;
    settings[`HEARKEN_${login.toUpperCase()}_PASSWORD`] = password;
  }
  await deployment.migrate();
  await restartInTurn(deployment, ...APIS, ...WORKERS);
  await ask('revoke connect on database hearken from hearken_service, hearken_engine');
  await ask('drop role hearken_service, hearken_engine');
}

/** The witness takes both keys until the workers have the new one. */
async function replaceLedgerKey(deployment: Deployment): Promise<void> {
  const { settings } = deployment;
  const secret = randomBytes(32);
  const publicKey = signingKeyOf(secret).publicKey.toString('base64');
  settings['LEDGER_PUBLIC_KEY'] = `${settings['LEDGER_PUBLIC_KEY'] ?? ''},${publicKey}`;
  await restartInTurn(deployment, 'witness');
  const environment = { ...deployment.environmentOf('worker'), HEARKEN_NEW_LEDGER_KEY: secret.toString('base64') };
  // A worker holds the ledger while it writes, and the command asks for another try then.
  await eventually('the ledger goes on under another key', () =>
    deployment.hearken(environment, 'ledger', 'replace-key', 'the key is replaced every year'),
  );
  settings['LEDGER_KEY'] = secret.toString('base64');
  await restartInTurn(deployment, ...WORKERS);
  settings['LEDGER_PUBLIC_KEY'] = publicKey;
  await restartInTurn(deployment, 'witness');
}

/** The APIs are stopped meanwhile; gives what the command said. */
async function replaceDataKey(deployment: Deployment): Promise<string> {
  const { settings, processes } = deployment;
  const next = randomBytes(32).toString('base64');
  await Promise.all(APIS.map((name) => processes[name].kill('SIGTERM', { restart: false })));
  const said = await deployment.hearken(
    {
      DATABASE_OWNER_URL: deployment.urlFor('owner'),
      DATABASE_URL: deployment.urlFor('service'),
      HEARKEN_DATA_KEY: settings['DATA_KEY'] ?? '',
      HEARKEN_NEW_DATA_KEY: next,
    },
    'data-key',
    'replace',
  );
  settings['DATA_KEY'] = next;
  await Promise.all(APIS.map((name) => processes[name].start()));
  return said;
}
