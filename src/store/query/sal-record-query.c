/* sal-record-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-query.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-conversion.h"
#include "sal-error.h"
#include "sal-kind-scope.h"
#include "sal-record-query-private.h"
#include "sal-record-titles.h"

G_DEFINE_BOXED_TYPE (SalRecordQuery, sal_record_query, sal_record_query_copy, sal_record_query_free)

static void
clear_key (gpointer data)
{
  g_strfreev (((SalSortKey *) data)->path);
}

static GArray *
create_keys (void)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (SalSortKey));

  g_array_set_clear_func (keys, clear_key);

  return keys;
}

/**
 * sal_record_query_new:
 * @kind: a kind
 *
 * Creates a query for all records of @kind in the kind's own order.
 *
 * Returns: (transfer full): the query
 */
SalRecordQuery *
sal_record_query_new (const SalKind *kind)
{
  SalRecordQuery *self = g_new0 (SalRecordQuery, 1);

  self->kind = kind;
  self->keys = create_keys ();
  if (!sal_record_query_set_sort (self, NULL, NULL))
    g_error ("%s is sorted by “%s”, which it does not have", kind->name, kind->sort);

  return self;
}

SalRecordQuery *
sal_record_query_copy (const SalRecordQuery *self)
{
  SalRecordQuery *copy = g_new0 (SalRecordQuery, 1);

  copy->kind = self->kind;
  copy->filter = self->filter != NULL ? sal_expression_ref (self->filter) : NULL;
  copy->search = g_strdup (self->search);
  copy->keys = create_keys ();
  for (guint i = 0; i < self->keys->len; i++)
    {
      SalSortKey key = g_array_index (self->keys, SalSortKey, i);

      key.path = g_strdupv (key.path);
      g_array_append_val (copy->keys, key);
    }
  copy->limit = self->limit;
  sal_record_query_set_ids (copy, self->ids, self->n_ids);

  return copy;
}

void
sal_record_query_free (SalRecordQuery *self)
{
  g_clear_pointer (&self->filter, sal_expression_unref);
  g_free (self->search);
  g_array_unref (self->keys);
  g_free (self->ids);
  g_free (self);
}

const SalKind *
sal_record_query_get_kind (const SalRecordQuery *self)
{
  return self->kind;
}

/**
 * sal_record_query_set_filter:
 * @self: a query
 * @filter: (nullable): text in the filter language; %NULL or "": all records
 * @calendar: (nullable): the workspace's calendar; %NULL: years begin in January
 * @currency: (nullable): the reporting currency; %NULL: USD
 * @error: return location for an error
 *
 * Restricts the query to what @filter is true of.
 *
 * Returns: %FALSE with an error of #SalError that tells the position if @filter cannot be read or
 * names what the kind does not have; the query is unchanged then
 */
gboolean
sal_record_query_set_filter (SalRecordQuery *self,
                             const char *filter,
                             const SalFiscalCalendar *calendar,
                             const char *currency,
                             GError **error)
{
  SalKindScope scope;
  SalExpression *parsed = NULL;

  if (filter != NULL && *filter != '\0')
    {
      sal_kind_scope_init (&scope, self->kind, calendar, currency != NULL ? currency : "USD");
      parsed = sal_expression_parse_filter (filter, &scope.scope, NULL, error);
      if (parsed == NULL)
        return FALSE;
    }

  g_clear_pointer (&self->filter, sal_expression_unref);
  self->filter = parsed;

  return TRUE;
}

/**
 * sal_record_query_set_search:
 * @self: a query
 * @text: (nullable): words
 *
 * Restricts the query to records that have all the words of @text in their searchable fields, each
 * as the start of a word. Without a word in it, @text restricts nothing.
 */
void
sal_record_query_set_search (SalRecordQuery *self, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->search);
  self->search = copy;
}

/* "-account.name" */
static gboolean
parse_key (const SalKind *kind, const char *text, SalSortKey *key, GError **error)
{
  g_autoptr (GString) names = NULL;

  key->descending = *text == '-';
  key->path = g_strsplit (text + key->descending, ".", -1);
  key->kind = NULL;
  if (key->path[0] != NULL)
    key->field = sal_kind_resolve_path (
        kind, (const char *const *) key->path, g_strv_length (key->path), &key->kind);
  if (key->kind != NULL)
    return TRUE;

  names = g_string_new ("id");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (names, ", %s", kind->fields[i].name);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("cannot sort by “%s”: %s has no such field (it has %s)"),
               text,
               kind->name,
               names->str);
  g_clear_pointer (&key->path, g_strfreev);

  return FALSE;
}

/**
 * sal_record_query_set_sort:
 * @self: a query
 * @sort: (nullable): names of fields, separated by commas, with “-” before those to sort downwards;
 *   a path such as `account.region` leads to fields of what is referred to; "" is by id; %NULL is
 *   the kind's own order
 * @error: return location for an error
 *
 * Sets the order of the records. References are sorted by title, choices in the order of their
 * description; letters whatever their case and accents. Empty values come last. Records that are
 * equal keep the order of their ids.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if there is no such field; the query is unchanged then
 */
gboolean
sal_record_query_set_sort (SalRecordQuery *self, const char *sort, GError **error)
{
  g_autoptr (GArray) keys = create_keys ();
  g_auto (GStrv) parts = NULL;

  if (sort == NULL)
    sort = self->kind->sort;
  parts = g_strsplit (sort != NULL ? sort : "", ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      SalSortKey key;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!parse_key (self->kind, parts[i], &key, error))
        return FALSE;
      g_array_append_val (keys, key);
    }

  g_array_unref (self->keys);
  self->keys = g_steal_pointer (&keys);

  return TRUE;
}

/**
 * sal_record_query_set_limit:
 * @self: a query
 * @limit: how many records at most; 0 for no limit
 *
 * Cuts the query after the first records.
 */
void
sal_record_query_set_limit (SalRecordQuery *self, gint64 limit)
{
  g_return_if_fail (limit >= 0);

  self->limit = limit;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

/**
 * sal_record_query_set_ids:
 * @self: a query
 * @ids: (nullable) (array length=n_ids): ids, in any order; %NULL for any record
 * @n_ids: their number; 0 with an array is no record at all
 *
 * Restricts the query to some records.
 */
void
sal_record_query_set_ids (SalRecordQuery *self, const gint64 *ids, gsize n_ids)
{
  gint64 *copy = NULL;
  gsize n_different = 0;

  if (ids != NULL)
    {
      copy = g_new (gint64, n_ids + 1); /* not NULL, even for none */
      memcpy (copy, ids, n_ids * sizeof *ids);
      qsort (copy, n_ids, sizeof *copy, compare_ids);
    }
  for (gsize i = 0; copy != NULL && i < n_ids; i++)
    {
      if (i == 0 || copy[i] != copy[i - 1])
        copy[n_different++] = copy[i];
    }

  g_free (self->ids);
  self->ids = copy;
  self->n_ids = n_different;
}

/* --- what it depends on --- */

typedef struct
{
  const SalKind *kind;
  const SalKind *other;
  gboolean found;
} Dependence;

/* Whether a path of references from @kind comes by @other, the last name not counted. */
static gboolean
comes_by (const SalKind *kind, char **path, guint n_names, const SalKind *other)
{
  for (guint i = 0; i + 1 < n_names && kind != NULL; i++)
    {
      const SalField *field = sal_kind_find_field (kind, path[i]);

      kind = field != NULL ? field->references : NULL;
      if (kind == other)
        return TRUE;
    }

  return FALSE;
}

/* Whether amounts are compared by what records of @other say. */
static gboolean
needs_rates (const SalField *field, const SalKind *other)
{
  return field != NULL && field->type == SAL_FIELD_MONEY && field->currency_field != NULL &&
         strcmp (other->name, SAL_EXCHANGE_RATE_TABLE) == 0;
}

static void
visit_cb (const SalExpressionNode *node, gpointer data)
{
  Dependence *self = data;

  if (node->operation == SAL_EXPRESSION_FIELD)
    self->found |= needs_rates (node->field, self->other) ||
                   comes_by (self->kind, node->path, node->n_names, self->other);
}

gboolean
sal_record_query_depends_on (const SalRecordQuery *self, const SalKind *kind)
{
  Dependence dependence = { self->kind, kind, self->kind == kind };

  if (self->filter != NULL)
    sal_expression_visit (self->filter, visit_cb, &dependence);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const SalSortKey *key = &g_array_index (self->keys, SalSortKey, i);

      dependence.found |= needs_rates (key->field, kind) ||
                          comes_by (self->kind, key->path, g_strv_length (key->path), kind);
      if (key->field != NULL && sal_kind_has_titles_of (key->kind, key->field))
        dependence.found |= sal_kind_title_depends_on (key->field->references, kind);
    }

  return dependence.found;
}
