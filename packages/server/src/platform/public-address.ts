import ipaddr from 'ipaddr.js'

/** Whether an IP address is one that anybody on the internet could reach; everything else is refused. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  // An IPv4 address inside an IPv6 one (::ffff:127.0.0.1) is judged as what it leads to.
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  if (address.kind() === 'ipv4') return true
  // The internet lives in 2000::/3 (RFC 4291, 2.4); translated and local forms lie outside it or are no `unicast` above.
  return ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}
