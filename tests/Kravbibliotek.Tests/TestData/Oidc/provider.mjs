// A real OpenID provider for the tests: node provider.mjs <port> <key id> <secret>. It knows three people, by the name they sign in with.
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

const [port, keyId, clientSecret] = process.argv.slice(2);
const roles = { anna: ['krav-upphandlare'], klara: ['krav-kurator'], nils: [] };
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'krav',
    client_secret: clientSecret,
    redirect_uris: ['https://localhost/logga-in/organisation/svar'],
    post_logout_redirect_uris: ['https://localhost/'],
  }],
  claims: { openid: ['sub'], profile: ['name', 'roles', 'org'], email: ['email', 'email_verified'] },
  cookies: { keys: [clientSecret] },
  jwks: { keys: [{ ...key, kid: keyId, use: 'sig', alg: 'RS256' }] },
  pkce: { required: () => true },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({
      sub, name: `Prov ${sub}`, email: `${sub}@provider.se`, email_verified: true, roles: roles[sub] ?? [], org: '212000-0142',
    }),
  }),
});

provider.listen(Number(port), '127.0.0.1', () => console.log('redo'));
