/* sal-record-titles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-titles.h"

/* A kind whose title led back to itself would have none. */
#define MAX_CHAIN 8

void
sal_title_joins_init (SalTitleJoins *self)
{
  self->sql = g_string_new (NULL);
  self->n_joins = 0;
}

void
sal_title_joins_clear (SalTitleJoins *self)
{
  g_string_free (self->sql, TRUE);
}

/**
 * sal_kind_get_title_field:
 * @kind: a kind
 *
 * Follows the title of a kind to the field that holds it in the end.
 *
 * Returns: (transfer none): a field, perhaps of another kind
 */
const SalField *
sal_kind_get_title_field (const SalKind *kind)
{
  const SalField *field = sal_kind_find_field (kind, kind->title);

  for (guint i = 0; i < MAX_CHAIN && field->type == SAL_FIELD_REFERENCE; i++)
    field = sal_kind_find_field (field->references, field->references->title);

  return field;
}

/**
 * sal_kind_title_depends_on:
 * @kind: a kind
 * @other: a kind
 *
 * Checks whether titles of @kind are kept in records of @other: of itself, or of one on the way
 * that titles take.
 *
 * Returns: %TRUE if they are
 */
gboolean
sal_kind_title_depends_on (const SalKind *kind, const SalKind *other)
{
  for (guint i = 0; i < MAX_CHAIN && kind != NULL; i++)
    {
      if (kind == other)
        return TRUE;
      kind = sal_kind_find_field (kind, kind->title)->references;
    }

  return FALSE;
}

gboolean
sal_kind_has_titles_of (const SalKind *kind, const SalField *field)
{
  return field->type == SAL_FIELD_REFERENCE && field->references->store == kind->store;
}

static char *
add_title (SalTitleJoins *self, const SalKind *kind, const char *alias, guint depth)
{
  const SalField *field = sal_kind_find_field (kind, kind->title);
  g_autofree char *joined = NULL;

  if (!sal_kind_has_titles_of (kind, field) || depth == MAX_CHAIN)
    return g_strdup_printf ("%s.\"%s\"", alias, field->name);

  joined = g_strdup_printf ("title_%u", ++self->n_joins);
  g_string_append_printf (self->sql,
                          " LEFT JOIN \"%s\" AS %s ON %s.id = %s.\"%s\"",
                          field->references->name,
                          joined,
                          joined,
                          alias,
                          field->name);

  return add_title (self, field->references, joined, depth + 1);
}

/**
 * sal_title_joins_add:
 * @self: joins
 * @kind: a kind
 * @alias: a table of that kind in the statement
 *
 * Adds the joins that the title of a row of @alias takes.
 *
 * Returns: (transfer full): the title, an SQL expression
 */
char *
sal_title_joins_add (SalTitleJoins *self, const SalKind *kind, const char *alias)
{
  return add_title (self, kind, alias, 0);
}

/**
 * sal_title_joins_add_reference:
 * @self: joins
 * @alias: a table in the statement
 * @field: a reference of its kind, to a kind of the same store
 *
 * Adds the joins that the title of what @field refers to takes.
 *
 * Returns: (transfer full): the title, an SQL expression
 */
char *
sal_title_joins_add_reference (SalTitleJoins *self, const char *alias, const SalField *field)
{
  g_autofree char *joined = g_strdup_printf ("title_%u", ++self->n_joins);

  g_string_append_printf (self->sql,
                          " LEFT JOIN \"%s\" AS %s ON %s.id = %s.\"%s\"",
                          field->references->name,
                          joined,
                          joined,
                          alias,
                          field->name);

  return add_title (self, field->references, joined, 0);
}

/**
 * sal_title_from_column:
 * @field: the field the title ends in, sal_kind_get_title_field()
 * @statement: a statement on a row
 * @column: its column with the title
 *
 * Reads a title.
 *
 * Returns: (transfer full) (nullable): the title, %NULL if it is empty
 */
char *
sal_title_from_column (const SalField *field, sqlite3_stmt *statement, int column)
{
  SalValue value = sal_statement_column (statement, column);

  if (value.storage == SAL_STORAGE_NULL || (value.storage == SAL_STORAGE_TEXT && value.length == 0))
    return NULL;

  return sal_field_to_display (field, &value, NULL);
}
