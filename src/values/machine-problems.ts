/** What may be wrong with the machine it runs on: folder, database, port and key. A part of the catalogue of problems. */
export const machineProblems = {
  'data-folder-closed': {
    status: 403,
    zh: '不能使用数据目录 {folder}（{why}）：它属于别的用户，或不能写。请换成它的用户来运行，或用 --data 另选目录。',
    en: 'The data folder {folder} can not be used ({why}): it is somebody else’s, or not writable. Run as its owner, or choose another with --data.',
  },
  'data-folder-in-use': {
    status: 409,
    zh: '数据目录正被另一个进程使用（{by}）。请先运行 fuzhu stop，或用 --data 另选目录。',
    en: 'The data folder is in use by another process ({by}). Run fuzhu stop first, or choose another folder with --data.',
  },
  'database-not-durable': {
    status: 500,
    zh: '数据库的 {setting} 已关闭，断电会丢数据，拒绝启动。请打开后再启动。',
    en: 'The database runs with {setting} off and would lose data on a power cut. Switch it on and start again.',
  },
  'database-unreachable': {
    status: 503,
    zh: '连不上数据库（{why}）。请检查 DATABASE_URL 和数据库是否在运行。',
    en: 'The database can not be reached ({why}). Check DATABASE_URL and whether the database runs.',
  },
  'port-in-use': {
    status: 409,
    zh: '端口 {port} 已被占用。请用 --port 另选一个。',
    en: 'Port {port} is in use. Choose another with --port.',
  },
  'database-too-old': {
    status: 500,
    zh: '数据库是 PostgreSQL {version}，至少要 15。请升级数据库，或不设 DATABASE_URL 而用自带的数据库。',
    en: 'The database is PostgreSQL {version}; 15 or newer is needed. Upgrade it, or unset DATABASE_URL to use the built-in one.',
  },
  'database-not-unicode': {
    status: 500,
    zh: '数据库的编码是 {encoding}，存不了所有汉字。请新建编码为 UTF8 的数据库。',
    en: 'The database is encoded in {encoding}, which can not hold every name. Create one with encoding UTF8.',
  },
  'database-newer': {
    status: 500,
    zh: '数据库由更新的版本升级过（{migration}），这个版本不能使用。请安装新版本的扶助。',
    en: 'The database was upgraded by a newer version ({migration}). Install that version of Fuzhu.',
  },
  'database-not-spread': {
    status: 500,
    zh: '这个数据库没有 Citus 扩展，不能按县分到几台机器上。请在协调节点和各工作节点上安装 citus 扩展，再用 DATABASE_URL 指定协调节点。',
    en: 'This database has no Citus, so tables can not be spread over machines. Install the citus extension on the coordinator and its workers, and name the coordinator with DATABASE_URL.',
  },
  'embedded-unavailable': {
    status: 500,
    zh: '自带的数据库在这里不能运行（{why}）。请重新 npm ci，或用 DATABASE_URL 指定 PostgreSQL。',
    en: 'The built-in database can not run here ({why}). Run npm ci again, or name a PostgreSQL with DATABASE_URL.',
  },
  'embedded-not-started': {
    status: 500,
    zh: '自带的数据库没有启动起来（{why}）。详情见数据目录里的 {log}。',
    en: 'The built-in database did not start ({why}). See {log} in the data folder.',
  },
  'key-invalid': {
    status: 500,
    zh: '密钥不能用（{where}：{why}）。请恢复原来的密钥文件；换新密钥会打不开已加密的数据。',
    en: 'The key can not be used ({where}: {why}). Restore the original key file: what it sealed opens with no other.',
  },
  'seal-broken': {
    status: 500,
    zh: '加密的内容打不开（{where}）：被改动过，或密钥不对。请核对密钥文件，必要时从备份恢复。',
    en: 'A sealed value does not open ({where}): it was changed, or the key is not the one it was sealed with. Check the key file, and restore from backup if needed.',
  },
} as const;
