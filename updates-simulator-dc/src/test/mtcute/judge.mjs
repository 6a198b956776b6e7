// Logs in, waits for COUNT different texts, sends one, and prints what happened.
// Usage: node judge.mjs HOST PORT KEY.pem bot:TOKEN|user:PHONE:CODE:PASSWORD COUNT [obfuscated]
import { readFileSync } from 'node:fs'

import { IntermediatePacketCodec, Long, MemoryStorage, ObfuscatedPacketCodec } from '@mtcute/core'
import { addPublicKey } from '@mtcute/core/utils.js'
import { TcpTransport, TelegramClient } from '@mtcute/node'
import { NodeCryptoProvider } from '@mtcute/node/utils.js'

class ObfuscatedTransport extends TcpTransport {
  packetCodec() {
    return new ObfuscatedPacketCodec(new IntermediatePacketCodec())
  }
}

function login(credentials) {
  const [kind, first, ...rest] = credentials.split(':')
  return kind === 'bot'
    ? { botToken: [first, ...rest].join(':') }
    : { phone: first, code: rest[0], password: rest[1], codeSentCallback: () => {} }
}

const [host, port, keyFile, credentials, count, obfuscated] = process.argv.slice(2)
const dataCenter = { id: 2, ipAddress: host, port: Number(port) }

const crypto = new NodeCryptoProvider()
await crypto.initialize()
addPublicKey(crypto, readFileSync(keyFile, 'utf8'))

const client = new TelegramClient({
  apiId: 1,
  apiHash: 'hash',
  crypto,
  storage: new MemoryStorage(),
  transport: obfuscated ? new ObfuscatedTransport() : new TcpTransport(),
  defaultDcs: { main: dataCenter, media: dataCenter },
  logLevel: Number(process.env.MTCUTE_LOG ?? 2),
})

const texts = []
const complete = new Promise((resolve) => {
  client.onNewMessage.add((message) => {
    texts.push(message.text)
    if (new Set(texts).size === Number(count)) resolve()
  })
})
const self = await client.start(login(credentials))
await complete
const peer = { _: 'inputPeerUser', userId: 777, accessHash: Long.fromNumber(7770) }
const sent = await client.sendText(peer, 'hello from mtcute')
console.log(JSON.stringify({ bot: self.isBot, texts, sent: sent.text }))
await client.destroy()
// idle timers of the library would keep the process alive
process.exit(0)
