/* sal-import-doubles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-doubles.h"

#include <string.h>

#include "sal-id-map.h"
#include "sal-import-repository.h"
#include "sal-name.h"
#include "sal-text-table.h"

#define MAX_FIELDS 8
#define MAX_RULES  4

/* What is compared of a record: references as they are, texts as where they stand in the texts,
 * written as names are compared; 0 where there is nothing. */
typedef struct
{
  gint64 id;
  guint64 row;
  gint64 title;
  gint64 values[MAX_FIELDS];
} Entry;

struct _SalImportDoubles
{
  const SalKind *kind;
  guint title;              /* the field */
  guint fields[MAX_FIELDS]; /* of all rules */
  guint n_fields;
  struct
  {
    guint fields[SAL_KIND_TOGETHER]; /* indexes of fields */
    guint n_fields;
  } rules[MAX_RULES];
  guint n_rules;
  GArray *entries; /* of Entry: the records, then the rows */
  guint n_records;
  SalIdMap *by_id;         /* of the records */
  SalTextTable *by_record; /* a rule's values to an index into entries, from 1 */
  SalTextTable *by_row;
  GString *texts;     /* ended by NUL each */
  gsize texts_length; /* of the records */
  GString *key, *name;
};

static guint
add_field (SalImportDoubles *self, guint field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i] == field)
      return i;
  g_assert (self->n_fields < MAX_FIELDS);
  self->fields[self->n_fields] = field;

  return self->n_fields++;
}

/**
 * sal_import_doubles_new:
 * @kind: a kind
 *
 * Creates what is held against the rows of a kind.
 *
 * Returns: (transfer full) (nullable): it, or %NULL if records of the kind may be alike
 */
SalImportDoubles *
sal_import_doubles_new (const SalKind *kind)
{
  SalImportDoubles *self;

  if (kind->doubles == NULL)
    return NULL;
  self = g_new0 (SalImportDoubles, 1);
  self->kind = kind;
  self->title = (guint) sal_kind_field_index (kind, kind->title);
  for (; kind->doubles[self->n_rules].fields != NULL; self->n_rules++)
    {
      guint fields[SAL_KIND_TOGETHER], n = self->n_rules;

      g_assert (n < MAX_RULES);
      self->rules[n].n_fields = sal_double_list_fields (&kind->doubles[n], kind, fields);
      for (guint i = 0; i < self->rules[n].n_fields; i++)
        self->rules[n].fields[i] = add_field (self, fields[i]);
    }
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->by_id = sal_id_map_new (0);
  self->by_record = sal_text_table_new ();
  self->by_row = sal_text_table_new ();
  self->texts = g_string_new (NULL);
  g_string_append_c (self->texts, '\0'); /* so that no text stands at 0 */
  self->key = g_string_new (NULL);
  self->name = g_string_new (NULL);

  return self;
}

void
sal_import_doubles_free (SalImportDoubles *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  sal_id_map_free (self->by_id);
  sal_text_table_free (self->by_record);
  sal_text_table_free (self->by_row);
  g_string_free (self->texts, TRUE);
  g_string_free (self->key, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self);
}

static const Entry *
get_entry (const SalImportDoubles *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static gint64
keep_text (SalImportDoubles *self, const char *text, gsize length)
{
  gint64 at = (gint64) self->texts->len;

  g_string_append_len (self->texts, text, (gssize) length);
  g_string_append_c (self->texts, '\0');

  return at;
}

static gint64
keep_title (SalImportDoubles *self, const SalValue *value)
{
  return value->storage == SAL_STORAGE_TEXT ? keep_text (self, value->text, value->length) : 0;
}

static gint64
keep_value (SalImportDoubles *self, const SalValue *value)
{
  if (value->storage == SAL_STORAGE_INTEGER)
    return value->integer;
  if (value->storage != SAL_STORAGE_TEXT)
    return 0;
  sal_name_normalize (value->text, value->length, self->name);

  return keep_text (self, self->name->str, self->name->len);
}

static gboolean
is_text (const SalImportDoubles *self, guint field)
{
  return self->kind->fields[self->fields[field]].type == SAL_FIELD_TEXT;
}

/* Writes what a rule compares into the key; FALSE if a part of it is empty. */
static gboolean
write_key (SalImportDoubles *self, guint rule, const Entry *entry)
{
  g_string_truncate (self->key, 0);
  g_string_append_c (self->key, (char) ('0' + rule));
  for (guint i = 0; i < self->rules[rule].n_fields; i++)
    {
      guint field = self->rules[rule].fields[i];

      if (entry->values[field] == 0)
        return FALSE;
      if (is_text (self, field))
        g_string_append (self->key, self->texts->str + entry->values[field]);
      else
        g_string_append_len (self->key, (const char *) &entry->values[field], sizeof (gint64));
      g_string_append_c (self->key, '\x1f');
    }

  return TRUE;
}

/* The first of those that are alike already is the one that is told of. */
static void
index_entry (SalImportDoubles *self, SalTextTable *table, const Entry *entry, guint index)
{
  for (guint i = 0; i < self->n_rules; i++)
    if (write_key (self, i, entry))
      {
        gboolean added;
        gint64 *slot = sal_text_table_add (table, self->key->str, self->key->len, &added);

        if (added)
          *slot = (gint64) index + 1;
      }
}

static void
load_record (gint64 id, const SalValue *values, gpointer data)
{
  SalImportDoubles *self = data;
  Entry entry = { .id = id };

  for (guint i = 0; i < self->n_fields; i++)
    entry.values[i] = keep_value (self, &values[i]);
  entry.title = keep_title (self, &values[self->n_fields]);
  sal_id_map_insert (self->by_id, id, (gint32) self->entries->len);
  index_entry (self, self->by_record, &entry, self->entries->len);
  g_array_append_val (self->entries, entry);
}

/**
 * sal_import_doubles_load:
 * @self: doubles
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads what is compared of the records of the workspace.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_doubles_load (SalImportDoubles *self, SalConnection *connection, GError **error)
{
  const char *fields[MAX_FIELDS + 2] = { NULL };

  for (guint i = 0; i < self->n_fields; i++)
    fields[i] = self->kind->fields[self->fields[i]].name;
  fields[self->n_fields] = self->kind->title;
  if (!sal_import_repository_foreach (connection, self->kind, fields, load_record, self, error))
    return FALSE;
  self->n_records = self->entries->len;
  self->texts_length = self->texts->len;

  return TRUE;
}

/**
 * sal_import_doubles_restart:
 * @self: doubles
 *
 * Forgets the rows.
 */
void
sal_import_doubles_restart (SalImportDoubles *self)
{
  g_array_set_size (self->entries, self->n_records);
  g_string_truncate (self->texts, self->texts_length);
  sal_text_table_free (self->by_row);
  self->by_row = sal_text_table_new ();
}

static gboolean
is_same (const SalImportDoubles *self, guint rule, const Entry *one, const Entry *other)
{
  for (guint i = 0; i < self->rules[rule].n_fields; i++)
    {
      guint field = self->rules[rule].fields[i];
      gint64 a = one->values[field], b = other->values[field];

      if (a != b && !(is_text (self, field) && a != 0 && b != 0 &&
                      strcmp (self->texts->str + a, self->texts->str + b) == 0))
        return FALSE;
    }

  return TRUE;
}

/* (nullable): another record or row that has what the key says */
static const Entry *
find_other (const SalImportDoubles *self, gint64 id)
{
  const SalTextTable *tables[] = { self->by_record, self->by_row };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const gint64 *slot = sal_text_table_find (tables[i], self->key->str, self->key->len);

      if (slot != NULL && get_entry (self, (guint) (*slot - 1))->id != id)
        return get_entry (self, (guint) (*slot - 1));
    }

  return NULL;
}

/* What the record will be: what the row says, and what it was where the row says nothing */
static Entry
read_entry (SalImportDoubles *self,
            gint64 id,
            guint64 row,
            const SalValue *const *values,
            const Entry *stored)
{
  Entry entry = { .id = id, .row = row };

  for (guint i = 0; i < self->n_fields; i++)
    if (values[self->fields[i]] != NULL)
      entry.values[i] = keep_value (self, values[self->fields[i]]);
    else if (stored != NULL)
      entry.values[i] = stored->values[i];
  if (values[self->title] != NULL)
    entry.title = keep_title (self, values[self->title]);
  else if (stored != NULL)
    entry.title = stored->title;

  return entry;
}

/**
 * sal_import_doubles_take:
 * @self: doubles
 * @id: the record that a row will be
 * @row: its number
 * @values: by field of the kind; %NULL: the row does not say
 * @found: (out): what it is like
 *
 * Checks a row against the records and the rows before it, and remembers it if it is like none. A
 * record that stays like another one, as it was, is let pass.
 *
 * Returns: %FALSE if there is one like it, with @found set
 */
gboolean
sal_import_doubles_take (SalImportDoubles *self,
                         gint64 id,
                         guint64 row,
                         const SalValue *const *values,
                         SalImportDouble *found)
{
  gint32 index = sal_id_map_lookup (self->by_id, id);
  const Entry *stored = index >= 0 ? get_entry (self, (guint) index) : NULL;
  gsize length = self->texts->len;
  Entry entry = read_entry (self, id, row, values, stored);

  for (guint i = 0; i < self->n_rules; i++)
    {
      const Entry *other;

      if ((stored != NULL && is_same (self, i, stored, &entry)) || !write_key (self, i, &entry))
        continue;
      other = find_other (self, id);
      if (other == NULL)
        continue;
      g_string_truncate (self->texts, length);
      *found = (SalImportDouble){ &self->kind->doubles[i],
                                  self->fields[self->rules[i].fields[0]],
                                  self->fields[self->rules[i].fields[self->rules[i].n_fields - 1]],
                                  self->texts->str + other->title,
                                  other->row };

      return FALSE;
    }
  index_entry (self, self->by_row, &entry, self->entries->len);
  g_array_append_val (self->entries, entry);

  return TRUE;
}
