import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comesFromUs } from './http.ts';

const post = (headers: Record<string, string>) =>
  new Request('http://localhost:8080/console/people', {
    method: 'POST',
    headers: { host: 'localhost:8080', ...headers },
  });

test('a write from one of our own pages is taken', () => {
  assert.equal(
    comesFromUs(post({ cookie: 'session=a', 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8080' })),
    true,
  );
  assert.equal(comesFromUs(post({ cookie: 'session=a', origin: 'http://localhost:8080' })), true);
});

test('a write from another site is refused, whatever it claims elsewhere', () => {
  assert.equal(
    comesFromUs(post({ cookie: 'session=a', 'sec-fetch-site': 'cross-site', origin: 'http://localhost:8080' })),
    false,
  );
  assert.equal(comesFromUs(post({ cookie: 'session=a', 'sec-fetch-site': 'same-site' })), false);
  assert.equal(comesFromUs(post({ cookie: 'session=a', origin: 'http://localhost:9090' })), false);
  assert.equal(comesFromUs(post({ cookie: 'session=a', origin: 'null' })), false);
});

test('a cookie without any word of where it comes from is refused; a program without cookie is not', () => {
  assert.equal(comesFromUs(post({ cookie: 'session=a' })), false);
  assert.equal(comesFromUs(post({ authorization: 'Bearer x' })), true);
});
