export type Setting = { shape: string; fallback: string; meaning: string }

/** Every setting of the host: its shape, what holds without it, what it means. docs/configuration.md is made from this. */
export const settings = {
  PORT: { shape: 'number 0–65535', fallback: '4000', meaning: 'Port to listen on; 0 chooses a free one.' },
  HOST: {
    shape: 'address',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on. Use 0.0.0.0 in a container, or behind a proxy on another machine.',
  },
  DATA_DIR: {
    shape: 'folder',
    fallback: './data',
    meaning: 'Everything the host keeps: database, files, mail without SMTP, secret key.',
  },
  PUBLIC_URL: {
    shape: 'http(s) origin',
    fallback: 'http://localhost:PORT',
    meaning:
      'The address people use. It is written into every signature, so it is stored at the first start and another value stops the next one. No path.',
  },
  DATABASE_URL: {
    shape: 'postgres:// URL',
    fallback: 'PostgreSQL 18 in DATA_DIR',
    meaning: 'Any PostgreSQL 15 or newer with the pg_trgm extension.',
  },
  SMTP_URL: {
    shape: 'smtp(s):// URL',
    fallback: 'mail lies in DATA_DIR/mail',
    meaning:
      'Where mail is handed over, e.g. smtps://user:password@mail.example. Percent-encode special characters of the password.',
  },
  MAIL_FROM: {
    shape: 'mail address',
    fallback: 'badges@ the host of PUBLIC_URL',
    meaning: 'Sender of every mail, e.g. "Riverside Badges <badges@city.example>".',
  },
  ALLOW_NO_SMTP: {
    shape: 'true or false',
    fallback: 'false',
    meaning: 'Start on a public address although no mail can leave; links are then copied by hand.',
  },
  TRUSTED_PROXIES: {
    shape: 'addresses, comma-separated',
    fallback: 'none',
    meaning: 'Proxies whose X-Forwarded-For is believed, e.g. 127.0.0.1,10.0.0.0/8.',
  },
  ALLOW_PRIVATE_NETWORK: {
    shape: 'true or false',
    fallback: 'false',
    meaning: 'Also fetch from private and loopback addresses. For test networks only.',
  },
  PASSWORD_GRANT: {
    shape: 'true or false',
    fallback: 'false',
    meaning:
      'Let programs written for Badgr trade a mail address and an app password for tokens at /o/token. Never the sign-in of a person.',
  },
  DNS_SERVERS: {
    shape: 'addresses, comma-separated',
    fallback: 'those of the machine',
    meaning: 'Name servers to ask for the records that prove a domain, e.g. 9.9.9.9,127.0.0.1:5353.',
  },
  SECRET_KEY: {
    shape: 'text of 32 or more characters',
    fallback: 'made at the first start, kept in DATA_DIR/secret-key',
    meaning: 'Seals signing keys and signs links. Lose it and every organisation loses its keys.',
  },
  SECRET_KEY_OLD: {
    shape: 'texts of 32 or more characters, comma-separated',
    fallback: 'none, and what DATA_DIR/secret-key-old holds',
    meaning:
      'Earlier values of SECRET_KEY: what they sealed still opens. After `npm run rucksack -- secret-key renew` they are not needed any more.',
  },
  REQUIRE_DATA: {
    shape: 'true or false',
    fallback: 'false',
    meaning: 'Refuse an empty data folder instead of making a new host in it.',
  },
  LOG_LEVEL: {
    shape: 'trace, debug, info, warn, error or silent',
    fallback: 'info',
    meaning: 'How much is written to standard error, one JSON object a line.',
  },
  METRICS_TOKEN: {
    shape: 'text of 16 or more characters',
    fallback: 'metrics only for loopback',
    meaning: 'Lets /metrics be read from elsewhere with `Authorization: Bearer`.',
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings
