/* sal-import-relations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-relations.h"

#include <glib/gi18n-lib.h>

#include "sal-circles.h"
#include "sal-import-repository.h"

#define AGREEMENTS_MAX 8

/* What a row of the file says */
typedef struct
{
  guint row;
  gint64 id;
  gint64 above;  /* what it refers to, of the kind's upward */
  gint64 before; /* what its record refers to in the workspace */
  gboolean is_new;
  const char *field, *reason; /* what is wrong with it, or NULL */
} Said;

struct _SalImportRelations
{
  const SalKind *kind;
  GArray *said;       /* of Said, in the order of the rows */
  GHashTable *absent; /* the ids of new records whose rows are refused */
  GHashTable *upward; /* id to the id of what it refers to */
  struct
  {
    GHashTable *of_it;   /* id of what is referred to, to the id of what it refers to */
    GHashTable *of_that; /* the same of the other way; NULL: it ends there */
  } agreements[AGREEMENTS_MAX];
  guint n_agreements;
};

static void
put (GHashTable *ids, gint64 id, const SalValue *value)
{
  sal_circles_put (ids, id, value->storage == SAL_STORAGE_INTEGER ? value->integer : 0);
}

/**
 * sal_import_relations_new:
 * @kind: a kind
 *
 * Creates what is held against the rows of a kind.
 *
 * Returns: (transfer full) (nullable): it, or %NULL if the kind says nothing of such
 */
SalImportRelations *
sal_import_relations_new (const SalKind *kind)
{
  const SalAgreement *agreement = kind->agreements;
  SalImportRelations *self;

  if (kind->upward == NULL && agreement == NULL)
    return NULL;
  self = g_new0 (SalImportRelations, 1);
  self->kind = kind;
  self->said = g_array_new (FALSE, FALSE, sizeof (Said));
  self->absent = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (kind->upward != NULL)
    self->upward = sal_circles_new ();
  for (; agreement != NULL && agreement->field != NULL; agreement++)
    {
      guint i = self->n_agreements++;

      g_assert (i < AGREEMENTS_MAX);
      self->agreements[i].of_it = sal_circles_new ();
      if (agreement->of_that != NULL)
        self->agreements[i].of_that = sal_circles_new ();
    }

  return self;
}

void
sal_import_relations_free (SalImportRelations *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->upward, g_hash_table_unref);
  g_hash_table_unref (self->absent);
  g_array_unref (self->said);
  for (guint i = 0; i < self->n_agreements; i++)
    {
      g_hash_table_unref (self->agreements[i].of_it);
      g_clear_pointer (&self->agreements[i].of_that, g_hash_table_unref);
    }
  g_free (self);
}

static void
load_row (gint64 id, const SalValue *values, gpointer data)
{
  put (data, id, &values[0]);
}

static gboolean
load (SalConnection *connection,
      const SalKind *kind,
      const char *field,
      GHashTable *ids,
      GError **error)
{
  const char *const fields[] = { field, NULL };

  return sal_import_repository_foreach (connection, kind, fields, load_row, ids, error);
}

/**
 * sal_import_relations_load:
 * @self: relations
 * @connection: a connection
 * @error: return location for an error
 *
 * Reads what the records of the workspace refer to.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_import_relations_load (SalImportRelations *self, SalConnection *connection, GError **error)
{
  if (self->upward != NULL &&
      !load (connection, self->kind, self->kind->upward, self->upward, error))
    return FALSE;
  for (guint i = 0; i < self->n_agreements; i++)
    {
      const SalAgreement *agreement = &self->kind->agreements[i];
      const SalKind *it = sal_kind_find_field (self->kind, agreement->field)->references;
      const SalKind *that = sal_kind_find_field (self->kind, agreement->other)->references;

      if (!load (connection, it, agreement->of_it, self->agreements[i].of_it, error) ||
          (agreement->of_that != NULL &&
           !load (connection, that, agreement->of_that, self->agreements[i].of_that, error)))
        return FALSE;
    }

  return TRUE;
}

static gint64
value_of (const SalImportRelations *self, const SalValue *const *values, const char *field)
{
  const SalValue *value = values[sal_kind_field_index (self->kind, field)];

  return value != NULL && value->storage == SAL_STORAGE_INTEGER ? value->integer : 0;
}

/**
 * sal_import_relations_announce:
 * @self: relations
 * @id: the record that a row will be
 * @values: by field of the kind; %NULL: the row does not say
 *
 * Makes a row known to rows that refer to it.
 */
void
sal_import_relations_announce (SalImportRelations *self, gint64 id, const SalValue *const *values)
{
  for (guint i = 0; i < self->n_agreements; i++)
    {
      const SalAgreement *agreement = &self->kind->agreements[i];
      int index = sal_kind_field_index (self->kind, agreement->of_it);

      if (sal_kind_find_field (self->kind, agreement->field)->references == self->kind &&
          values[index] != NULL)
        put (self->agreements[i].of_it, id, values[index]);
    }
}

static gboolean
leads_to (const SalImportRelations *self, gint64 from, gint64 to)
{
  guint left = g_hash_table_size (self->upward) + 1;

  for (gint64 id = from; id != 0 && left > 0; id = sal_circles_get (self->upward, id), left--)
    if (id == to)
      return TRUE;

  return FALSE;
}

static gboolean
agrees (const SalImportRelations *self, guint i, const SalValue *const *values)
{
  const SalAgreement *agreement = &self->kind->agreements[i];
  gint64 one = value_of (self, values, agreement->field);
  gint64 other = value_of (self, values, agreement->other);

  one = sal_circles_get (self->agreements[i].of_it, one);
  if (agreement->of_that != NULL)
    other = sal_circles_get (self->agreements[i].of_that, other);

  return one == 0 || other == 0 || one == other;
}

static const char *
find_disagreement (const SalImportRelations *self,
                   const SalValue *const *values,
                   const char **field)
{
  for (guint i = 0; i < self->n_agreements; i++)
    if (!agrees (self, i, values))
      {
        *field = self->kind->agreements[i].field;
        return _ (self->kind->agreements[i].message);
      }

  return NULL;
}

/**
 * sal_import_relations_take:
 * @self: relations
 * @id: the record that a row will be
 * @values: by field of the kind; %NULL: the row does not say
 * @field: (out): the field that something is wrong with
 *
 * Checks a row that refers to no other row of its file against the records and the rows before it,
 * and remembers it if nothing is wrong.
 *
 * Returns: (transfer none) (nullable): what is wrong, or %NULL
 */
const char *
sal_import_relations_take (SalImportRelations *self,
                           gint64 id,
                           const SalValue *const *values,
                           const char **field)
{
  const SalValue *upward =
      self->upward != NULL ? values[sal_kind_field_index (self->kind, self->kind->upward)] : NULL;
  const char *reason = find_disagreement (self, values, field);

  if (reason != NULL || upward == NULL)
    return reason;
  if (upward->storage == SAL_STORAGE_INTEGER && leads_to (self, upward->integer, id))
    {
      *field = self->kind->upward;
      return sal_kind_get_circle_message ();
    }
  put (self->upward, id, upward);

  return NULL;
}

/**
 * sal_import_relations_note:
 * @self: relations
 * @row: the place of a row among those of the file
 * @id: the record that it will be
 * @is_new: whether it is none yet
 * @values: by field of the kind, references to other rows too; %NULL: the row does not say
 *
 * Notes what a row says, to be judged by [func@import_relations_judge] with all others.
 */
void
sal_import_relations_note (
    SalImportRelations *self, guint row, gint64 id, gboolean is_new, const SalValue *const *values)
{
  const SalValue *upward =
      self->upward != NULL ? values[sal_kind_field_index (self->kind, self->kind->upward)] : NULL;
  Said said = { .row = row, .id = id, .is_new = is_new };

  said.reason = find_disagreement (self, values, &said.field);
  if (self->upward != NULL)
    said.before = sal_circles_get (self->upward, id);
  said.above = said.before;
  if (upward != NULL)
    said.above = upward->storage == SAL_STORAGE_INTEGER ? upward->integer : 0;
  g_array_append_val (self->said, said);
}

/* Lets everybody refer to whom they will with the rows that are left: a row that is refused leaves
 * its record as it was, and nobody refers to one that there will not be. */
static void
apply (SalImportRelations *self)
{
  g_hash_table_remove_all (self->absent);
  for (guint i = 0; i < self->said->len; i++)
    {
      Said *said = &g_array_index (self->said, Said, i);

      if (said->is_new && said->reason != NULL)
        g_hash_table_add (self->absent, &said->id);
    }
  for (guint i = 0; self->upward != NULL && i < self->said->len; i++)
    {
      const Said *said = &g_array_index (self->said, Said, i);
      gboolean taken = said->reason == NULL && !g_hash_table_contains (self->absent, &said->above);

      sal_circles_put (self->upward, said->id, taken ? said->above : said->before);
    }
}

/* Refuses the rows whose records lead up to themselves; FALSE if there are none. */
static gboolean
refuse_circles (SalImportRelations *self)
{
  g_autoptr (GHashTable) circles = sal_circles_find (self->upward);
  gboolean refused = FALSE;

  for (guint i = 0; g_hash_table_size (circles) > 0 && i < self->said->len; i++)
    {
      Said *said = &g_array_index (self->said, Said, i);

      if (said->reason != NULL || !g_hash_table_contains (circles, &said->id) ||
          sal_circles_get (self->upward, said->id) == said->before)
        continue;
      said->field = self->kind->upward;
      said->reason = sal_kind_get_circle_message ();
      refused = TRUE;
    }

  return refused;
}

/**
 * sal_import_relations_judge:
 * @self: relations that all rows were noted of
 *
 * Judges the rows by what would become of all of them together: every row of a circle is refused,
 * wherever it stands in the file, unless it says what its record says already.
 */
void
sal_import_relations_judge (SalImportRelations *self)
{
  do
    apply (self);
  while (self->upward != NULL && refuse_circles (self));
}

/**
 * sal_import_relations_is_absent:
 * @self: relations that were judged
 * @id: a record
 *
 * Tells whether a new record will not be, because its row is refused.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_import_relations_is_absent (const SalImportRelations *self, gint64 id)
{
  return g_hash_table_contains (self->absent, &id);
}

/**
 * sal_import_relations_get_judgement:
 * @self: relations that were judged
 * @row: the place of a row among those of the file
 * @field: (out): the field that something is wrong with
 *
 * Tells what is wrong with a row.
 *
 * Returns: (transfer none) (nullable): what is wrong, or %NULL
 */
const char *
sal_import_relations_get_judgement (const SalImportRelations *self, guint row, const char **field)
{
  guint from = 0, to = self->said->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;
      const Said *said = &g_array_index (self->said, Said, middle);

      if (said->row == row)
        {
          *field = said->field;
          return said->reason;
        }
      if (said->row < row)
        from = middle + 1;
      else
        to = middle;
    }

  return NULL;
}
