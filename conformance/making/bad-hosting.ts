import type { Canonize } from 'openbadges'
import type { JsonObject } from 'openbadges/read'
import { assertion, assertion05, at, hosted, linked, signedOld } from './assertions.ts'
import * as its from './credentials.ts'
import type { Answer, Made, Web } from './made.ts'
import { jws, signed } from './sign.ts'

/** Badges whose host, issuer or status does not stand behind them. */
export async function badHosting(canonize: Canonize): Promise<Made[]> {
  const { issuer: _issuer, ...classless } = Object(linked('2.0')[at.badge])
  const of = (id: string, finding: string, made: { input: string; web: Web }, specVersion = '2.0'): Made => ({
    id,
    specVersion,
    why: 'not confirmed by its host',
    ...made,
    verdict: finding.includes(' failed ') ? 'invalid' : 'unknown',
    findings: [finding],
  })
  const elsewhere = 'https://elsewhere.example/assertions/1'
  const away = assertion('2.0', { id: elsewhere })
  const lookalike = 'https://school.example.evil.example/assertions/1'
  const { recipient, salt, ...rest } = assertion05()
  return [
    of('hosting-unreachable', 'hosting unknown hosting-unreachable', {
      input: JSON.stringify(assertion('2.0')),
      web: {},
    }),
    of('hosting-gone', 'hosting failed hosting-gone', hosted('2.0', {}, { [at.assertion]: 404 })),
    of(
      'hosting-other-id',
      'hosting failed hosting-other-id',
      hosted('2.0', {}, { [at.assertion]: assertion('2.0', { id: `${its.school}/assertions/2` }) }),
    ),
    of('hosting-scope', 'hosting failed hosting-scope', {
      input: JSON.stringify(away),
      web: { [elsewhere]: away, ...linked('2.0') },
    }),
    of('hosting-look-alike', 'hosting failed hosting-scope', {
      input: JSON.stringify(assertion('2.0', { id: lookalike })),
      web: {
        [lookalike]: assertion('2.0', { id: lookalike }),
        ...linked('2.0', {}, { verification: { startsWith: its.school } }),
      },
    }),
    of(
      'hosting-redirected',
      'hosting unknown hosting-redirected',
      hosted('2.0', {}, { [at.assertion]: { location: elsewhere, body: assertion('2.0') } }),
    ),
    of(
      'mozilla-hybrid',
      'hosting unknown hosting-unnamed',
      {
        input: JSON.stringify({
          ...rest,
          recipient: { type: 'email', hashed: true, identity: recipient },
          salt,
        }),
        web: {},
      },
      '0.5',
    ),
    of('badge-unreachable', 'hosting unknown badge-unreachable', hosted('2.0', {}, { [at.badge]: 500 })),
    of('badge-malformed', 'hosting failed badge-malformed', hosted('2.0', {}, { [at.badge]: 'a page' })),
    of(
      'badge-contradicts',
      'hosting unknown badge-contradicts',
      hosted('2.0', {}, { [at.badge]: { id: `${its.school}/b2` }, [`${its.school}/b2`]: { id: at.badge } }),
    ),
    of('issuer-malformed', 'hosting failed issuer-malformed', hosted('2.0', {}, { [at.issuer]: '[]' })),
    of(
      'issuer-contradicts',
      'hosting unknown issuer-contradicts',
      hosted('2.0', {}, { [at.issuer]: { id: `${its.school}/i2` }, [`${its.school}/i2`]: { id: at.issuer } }),
    ),
    {
      ...of('badge-missing', '', hosted('2.0', { badge: 7 })),
      verdict: 'invalid',
      findings: ['shape failed shape-wrong', 'hosting unknown badge-missing'],
    },
    {
      ...of('issuer-unnamed', 'hosting unknown issuer-missing', hosted('2.0', {}, { [at.badge]: classless })),
      verdict: 'invalid',
      findings: ['shape failed shape-wrong', 'hosting unknown issuer-missing'],
    },
    of(
      'revoked-gone',
      'status failed revoked',
      hosted('2.0', {}, { [at.assertion]: { status: 410, body: { id: at.assertion, revoked: true } } }),
    ),
    of(
      'revoked-in-list',
      'status failed revoked',
      signedOld(
        '2.0',
        {},
        {
          [at.revocations]: {
            type: 'RevocationList',
            revokedAssertions: ['urn:uuid:2f0c7d52-2a0b-4d57-8f5e-7b1d1c9be0aa'],
          },
        },
      ),
    ),
    of(
      'revoked-in-list-1.1',
      'status failed revoked',
      signedOld('1.1', {}, { [at.revocations]: { 'a-1': 'By mistake' } }),
      '1.1',
    ),
    of(
      'revocations-are-an-error',
      'status unknown list-malformed',
      signedOld('2.0', {}, { [at.revocations]: { error: 'Database is down', code: 7 } }),
    ),
    {
      ...of(
        'signed-by-a-stranger',
        '',
        signedOld(
          '2.0',
          {},
          { [at.issuer]: { ...Object(linked('2.0')[at.issuer]), publicKey: `${its.school}/keys/2` } },
        ),
      ),
      verdict: 'invalid',
      findings: ['issuer-key failed issuer-unproven'],
    },
    {
      ...of('signed-key-unreachable', '', signedOld('2.0', {}, { [at.key]: 404 })),
      findings: [
        'proof unknown key-unreachable',
        'issuer-key unknown not-checked',
        'status unknown not-checked',
      ],
    },
    ...(await lists(canonize)),
  ]
}

async function lists(canonize: Canonize): Promise<Made[]> {
  const own = { key: its.issuer, method: its.issuer.method }
  const strange = { key: its.stranger, method: its.stranger.method }
  const badge = (status: JsonObject) =>
    jws({ alg: 'EdDSA', kid: own.method }, its.credential({ credentialStatus: status }), own.key)
  const list = async (changes: JsonObject = {}, set = [its.listIndex + 1], length?: number) =>
    await signed(canonize, its.statusList(set, changes, length), own)
  const of = async (
    id: string,
    finding: string,
    answer: Answer | null,
    entry: JsonObject = {},
  ): Promise<Made> => ({
    id,
    specVersion: '3.0',
    why: 'its status',
    input: badge(its.statusEntry(entry)),
    web: answer === null ? {} : { [its.listUrl]: answer },
    verdict: finding.includes(' failed ') ? 'invalid' : 'unknown',
    findings: [finding],
  })
  const purpose = { id: `${its.listUrl}#list`, type: 'BitstringStatusList', statusPurpose: 'suspension' }
  const suspending = its.statusList([its.listIndex])
  const ids = { type: '1EdTechRevocationList', id: its.listUrl }
  const edTech = async (id: string, finding: string, answer: Answer): Promise<Made> => ({
    ...(await of(id, finding, answer)),
    input: badge(ids),
  })
  return [
    await of('revoked', 'status failed revoked', await list({}, [its.listIndex])),
    await of(
      'suspended',
      'status failed suspended',
      await signed(
        canonize,
        {
          ...suspending,
          credentialSubject: { ...Object(suspending['credentialSubject']), statusPurpose: 'suspension' },
        },
        own,
      ),
      { statusPurpose: 'suspension' },
    ),
    { ...(await of('status-malformed', 'status failed status-malformed', null, { statusListIndex: '-1' })) },
    await of('status-unsupported', 'status unknown status-unsupported', null, { type: 'SomeOtherEntry' }),
    await of('status-unreachable', 'status unknown status-unreachable', 503),
    await of(
      'list-malformed',
      'status unknown list-malformed',
      await signed(canonize, its.credential(), own),
    ),
    await of('list-too-short', 'status unknown list-too-short', await list({}, [], 1_024), {
      statusListIndex: '1',
    }),
    await of('list-range', 'status unknown list-range', await list(), { statusListIndex: '131072' }),
    await of(
      'list-purpose',
      'status unknown list-purpose',
      await list({ credentialSubject: { ...Object(its.statusList([])['credentialSubject']), ...purpose } }),
    ),
    await of(
      'list-issuer',
      'status unknown list-issuer',
      await signed(canonize, its.statusList([], { issuer: its.stranger.did }), strange),
    ),
    await of(
      'list-unproven',
      'status unknown list-unproven',
      await signed(canonize, its.statusList([]), strange),
    ),
    await of(
      'list-expired',
      'status unknown list-expired',
      await list({ validUntil: '2026-05-01T00:00:00Z' }),
    ),
    await of('list-other', 'status unknown list-other', await list({ id: `${its.school}/lists/2` })),
    await of('list-in-itself', 'status unknown list-unproven', {
      ...(await list()),
      credentialStatus: its.statusEntry(),
    }),
    await of('list-is-a-page', 'status unknown json-malformed', '<!DOCTYPE html>'),
    await edTech('1edtech-revoked', 'status failed revoked', {
      revokedCredential: [{ id: String(its.credential()['id']), revocationReason: 'By mistake' }],
    }),
    await edTech('1edtech-error', 'status unknown list-malformed', { error: 'Database is down' }),
    await edTech('document-malformed', 'status unknown document-malformed', '[]'),
  ]
}
