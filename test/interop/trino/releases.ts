export interface TrinoRelease {
  readonly version: string;
  /** Trino refuses to start on an older Java. */
  readonly minimumJava: number;
  /** Of `trino-server-<version>.tar.gz`. */
  readonly sha256: string;
}

/**
 * Releases that these tests have run on, newest first. 476 is the last one whose server archive is on
 * Maven Central; newer archives are attached to GitHub releases. It is made for Java 24 and runs on 25.
 * From 482 on the property `fs.native-local.enabled` is called `fs.local.enabled`.
 */
export const TRINO_RELEASES: readonly TrinoRelease[] = [
  {
    version: '476',
    minimumJava: 24,
    sha256: 'cfd5accde17e8ebd251eeeb78aed1f490e77bb3a164d95a0f454bf8a7c1cbd3f',
  },
];

export const releaseForJava = (java: number): TrinoRelease | undefined =>
  TRINO_RELEASES.find((release) => java >= release.minimumJava);
