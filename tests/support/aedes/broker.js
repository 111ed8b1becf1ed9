// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An MQTT broker on WebSocket: node broker.js [port]. Binds to loopback only; port 0 or none takes a
// free one. Writes "listening <port>" once ready, then a JSON line per message that a client
// publishes. Ends with its standard input, so that it never outlives the test.
'use strict'

const http = require('http')
const aedes = require('aedes')()
const { WebSocketServer, createWebSocketStream } = require('ws')

const server = http.createServer()
const sockets = new WebSocketServer({
  server,
  handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false)
})
sockets.on('connection', (socket) => {
  const stream = createWebSocketStream(socket)
  stream.on('error', () => {}) // a client that went away
  aedes.handle(stream)
})
aedes.on('publish', (packet, client) => {
  if (!client) return
  console.log(JSON.stringify({
    topic: packet.topic,
    qos: packet.qos,
    retain: packet.retain,
    payload: packet.payload.toString()
  }))
})
server.listen(Number(process.argv[2] || 0), '127.0.0.1', () => {
  console.log('listening ' + server.address().port)
})
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
