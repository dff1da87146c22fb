/** What a device keeps for itself, by key; survives a reload, a restart and an empty battery. */
export type DeviceStore = {
  readonly read: (key: string) => Promise<unknown>;
  /** Everything whose key begins so, in the order of the keys. */
  readonly list: (prefix: string) => Promise<readonly (readonly [key: string, value: unknown])[]>;
  /** Resolves once the browser says that it is on the disk. */
  readonly write: (key: string, value: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
};

const database = 'muhafiz-duty';
const shelf = 'kept';

/** Opens the store of the duty page and its worker, which share it; where the browser keeps nothing, it lasts as long as the page. */
export async function openDeviceStore(): Promise<DeviceStore> {
  const db = await openDatabase().catch(() => null);
  return db ? inDatabase(db) : inMemory();
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
  return settled(opening);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the device store failed'));
  });
}

function inDatabase(db: IDBDatabase): DeviceStore {
  const reading = () => db.transaction(shelf).objectStore(shelf);
  const change = (act: (objects: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      // Strict: "kept on this phone" must be true even when the battery goes the next moment.
      const transaction = db.transaction(shelf, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the device store failed'));
      act(transaction.objectStore(shelf));
    });
  return {
    read: (key) => settled<unknown>(reading().get(key)),
    list: async (prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const objects = reading();
      const [keys, values] = await Promise.all([settled(objects.getAllKeys(range)), settled<unknown[]>(objects.getAll(range))]);
      return keys.map((key, index) => [key as string, values[index]] as const);
    },
    write: (key, value) => change((objects) => objects.put(value, key)),
    remove: (key) => change((objects) => objects.delete(key)),
  };
}

function inMemory(): DeviceStore {
  const kept = new Map<string, unknown>();
  return {
    read: async (key) => kept.get(key),
    list: async (prefix) => [...kept].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)),
    write: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}
