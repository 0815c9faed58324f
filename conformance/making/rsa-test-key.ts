/** Made for the fixtures alone, published with them, and worth nothing anywhere else. */
export const rsaTestKey = {
  kty: 'RSA',
  n: [
    'pEqnk7U_vHUoepk8UHBIz8aN9mT4GgaIQWbkOSAodHppBbacoiJ_pDqNokDqURPL5PTPKdlF0OUcM7BVUytKS6IWYnHCRzd9',
    'DOKsIpNYTxsgO5o74hPpEPLIxiCKY0QuDxdjNGQSUv2DjlHnih1k-Bz2HWMU-fmcYhcmTT9FLgjzsI10GUZt5pzVK7q6j0EL',
    'A5faOGF9tS-n6eZXj0_aP-i47zWAz1BsQXdWgeFUODjdTfrbpo_bBhQIFRitgHWuXTSbwCQF95S8Kcd0YRotdAB5EfxsQjqR',
    'YPtw49SeUj0r3XZUX9ML-sWXBEPcg_xgUvvciwk_eSbq0eWwQcw46Q',
  ].join(''),
  e: 'AQAB',
  d: [
    'AocESIxuqS29BeEBNLrIrZGZy3zGjrfwNRL2vdfVzeNRzEmz45A-TT6tWrdyI1v3mtN9TS215wtidK61kVL5w9IZhnT59SVQ',
    'Yitc7ic87r9orohzFWMTBpsfJZUiK-BeCQaZR-WmNoQ55HpnSN1AGWUKQ23e-719GP4Ck9U-V85UvA0uIsUVx4zX5-_JYXdm',
    'ZnBWijpuS4DVyfmapxAfNzYohxEe5stX8QZ1I693XjyTYqykCBhQRxm1JkA-3XW3L-OEsiqvcKoP4J1bSksuK_5G0tFEbva-',
    'mOYwtfUQBk8A1xf5enq0jd6Lxs2QcxoyIqHHJuTIKQ2gAs9Uex7FhQ',
  ].join(''),
  p: [
    '1R77V9rFK5FIdE-OGFr6aYPAPxI4t9-UogwSH1Vll5EltK-jzR-Iq_ewQ9hQXlGwsJU2JwBZOVqxUBZV96pJ8Gcwdqu2SpDr',
    'h1AZAbEwKAfiiL2ae9dnCwP8Lqcsbe50nNhjbmMlu022EVJehWZGMW19fo89xhbYZiGgdNZq_5c',
  ].join(''),
  q: [
    'xVip-1ldNzPof_HV3Y6F8Oo_3sAkecb_ZgxMNtaJwHCO-pfRmHz8OhM8flaInlLRGCRFQ0QQCv21oro0O5_jXRCZmtNHL4FL',
    '4Yu4UvxGVD7BQSc2gZmAgOsXu-B91xGbx9JwWOWGGgoSGb3yU9lYbVprYM8sQQFdVLBwEgShm38',
  ].join(''),
  dp: [
    'p8UO6Xcvtf9VgTJLUsLz0_JCeaQXgDACapqD_aSVJ_68JwQJN2W2imGeoZn8knNOW4PqsEMm-e56HOioXiHwuM4Sqai9BPAW',
    'aVvVg65_kVO7shdIMGs-E77cW8GAST3pELuLco-cWVlwlSw5elwrr6dYnjOW1oSPb77S-Ib-jhs',
  ].join(''),
  dq: [
    'sQSBJObaCIRVTz78GYqYdquIsyQjE-D-gukRDDeQxL-yYPIBngiuruFGaATy8yFSUZdnUZkh0toVLWxdIgafiYE0Z36Q4fnW',
    'uO_9XOLRqwvHicvExqeMbxdx6KLL_jjbRXhsMjFgAsd5yQFq9u-EtEJhAyuShJTWxPqm7GKfG70',
  ].join(''),
  qi: [
    '0ZZ_oPXJSOY_WChm_HmwXz1W2wmtuYLxeTOjih71rrk0VBt6H2bOu_M7li-5HTIdkOpD8rhhYOpq4ILXu81VHYq7ZvHDlAOW',
    '1o_3x3LqbrRRKbQuDqwKwcrNJ8-Ez-txGYDtNEXJldiJQ41VeYkGF2lBq52Ldhw-yo4VAKaUWHs',
  ].join(''),
}
