// An OpenID provider on this computer, for tests: `oidc-provider`, a certified one, with accounts for the asking.
//
//   node end2end/provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI…
//
// PORT 0 takes a free one; the issuer is printed when it answers. Its form asks for an account and no password:
// whatever is typed is the account, its subject and its e-mail address (`@example.com` is added to a bare name).
// Accounts that begin with `unverified` have an e-mail address that the provider does not vouch for.
// With CLAIMS_IN_ID_TOKEN=1 the ID token holds e-mail and name, as Google's does; otherwise they must be asked for.
// With ENDS_WITH_STDIN=1 it lives no longer than the program that started it.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

const [port, client_id, client_secret, ...redirect_uris] = process.argv.slice(2);
if (redirect_uris.length === 0) {
  console.error('usage: node end2end/provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI…');
  process.exit(64);
}

function findAccount(_, accountId) {
  const email = accountId.includes('@') ? accountId : `${accountId}@example.com`;
  const name = accountId.split('@')[0].replace(/^./, (letter) => letter.toUpperCase());
  const claims = { sub: accountId, email, email_verified: !accountId.startsWith('unverified'), name };
  return { accountId, claims: () => claims };
}

// Whoever signs in has agreed: a second page would prove nothing more.
async function loadExistingGrant({ oidc: { provider, client, session } }) {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

function providerAt(issuer) {
  return new Provider(issuer, {
    clients: [{ client_id, client_secret, redirect_uris, response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !process.env.CLAIMS_IN_ID_TOKEN,
    pkce: { required: () => true },
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: false } }, // they fetch their fonts from elsewhere
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount,
    loadExistingGrant,
  });
}

const FORM = `<!DOCTYPE html><html lang="en"><title>Test provider</title>
<main><h1>Test provider</h1>
<form method="post"><p><label>Account <input name="login" required></label></p><p><button>Sign in</button></p></form>
<form method="post"><p><button name="cancel" value="yes">Cancel</button></p></form></main></html>`;

async function interact(provider, request, response) {
  if (request.method !== 'POST') return response.setHeader('Content-Type', 'text/html; charset=utf-8').end(FORM);
  const form = new URLSearchParams(await text(request));
  const result = form.has('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('login').trim() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

if (process.env.ENDS_WITH_STDIN) process.stdin.on('end', () => process.exit()).resume();

const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = providerAt(issuer);
  const protocol = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return protocol(request, response);
    interact(provider, request, response).catch((error) => response.writeHead(400).end(String(error)));
  });
  console.log(issuer);
});
