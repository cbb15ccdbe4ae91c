import { expect, it } from 'vitest';

import { newPackages } from './debian-packages.js';

it('takes what apt would add, and leaves what it would only upgrade', () => {
  const plan = `NOTE: This is only a simulation!
Inst libssl3 [3.0.19-1~deb12u2] (3.0.22-1~deb12u2 Debian-Security:12/oldstable-security [amd64])
Inst radosgw (16.2.15+ds-0+deb12u2 Debian:12.15/oldstable [amd64])
Inst lvm2 (2.03.16-2 Debian:12.15/oldstable [amd64]) []
Conf radosgw (16.2.15+ds-0+deb12u2 Debian:12.15/oldstable [amd64])
`;
  expect(newPackages(plan)).toEqual(['lvm2=2.03.16-2', 'radosgw=16.2.15+ds-0+deb12u2']);
});
