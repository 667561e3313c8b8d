/* sal-people-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-people.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-id-map.h"

struct _SalPeople
{
  GArray *people; /* of SalPeoplePerson */
  SalIdMap *indexes;
};

static void
person_clear (gpointer data)
{
  SalPeoplePerson *self = data;

  g_free (self->name);
  g_free (self->employee_number);
  g_free (self->mail);
  g_free (self->external_id);
  g_free (self->legal_entity);
  g_free (self->country);
  g_free (self->role);
}

static char *
dup_column (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

/* The legal entity of who has none is that of the unit, or the next above it that has one. */
static const char PEOPLE[] =
    "WITH RECURSIVE entity (unit, name) AS (SELECT id, legal_entity FROM unit WHERE parent IS NULL"
    " UNION ALL SELECT u.id, coalesce (u.legal_entity, entity.name) FROM entity"
    "  JOIN unit u ON u.parent = entity.unit)"
    "SELECT p.id, p.name, p.employee_number, p.mail, p.external_id,"
    " coalesce (p.legal_entity, e.name), p.\"left\", q.role, p.country"
    " FROM person p LEFT JOIN position q ON q.id = (SELECT a.position FROM assignment a"
    "  WHERE a.person = p.id ORDER BY a.valid_from DESC, a.id DESC LIMIT 1)"
    " LEFT JOIN entity e ON e.unit = q.unit ORDER BY p.id";

static void
add_person (SalPeople *self, sqlite3_stmt *row)
{
  const char *left = (const char *) sqlite3_column_text (row, 6);
  SalPeoplePerson person = { .id = sqlite3_column_int64 (row, 0),
                             .name = dup_column (row, 1),
                             .employee_number = dup_column (row, 2),
                             .mail = dup_column (row, 3),
                             .external_id = dup_column (row, 4),
                             .legal_entity = dup_column (row, 5),
                             .role = dup_column (row, 7),
                             .country = dup_column (row, 8),
                             .left = SAL_DATE_NONE };

  if (left != NULL && !sal_date_parse_iso (left, &person.left))
    person.left = SAL_DATE_NONE;
  sal_id_map_insert (self->indexes, person.id, (gint32) self->people->len);
  g_array_append_val (self->people, person);
}

/**
 * sal_people_load:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Loads the people of a workspace.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalPeople *
sal_people_load (SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, PEOPLE, error);
  g_autoptr (SalPeople) self = g_new0 (SalPeople, 1);
  gboolean row;

  self->people = g_array_new (FALSE, FALSE, sizeof (SalPeoplePerson));
  g_array_set_clear_func (self->people, person_clear);
  self->indexes = sal_id_map_new (0);
  while (statement != NULL && sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&self);
      add_person (self, statement);
    }

  return NULL;
}

void
sal_people_free (SalPeople *self)
{
  g_array_unref (self->people);
  sal_id_map_free (self->indexes);
  g_free (self);
}

const SalPeoplePerson *
sal_people_get (const SalPeople *self, gint64 id)
{
  gint32 index = id != 0 ? sal_id_map_lookup (self->indexes, id) : -1;

  return index >= 0 ? &g_array_index (self->people, SalPeoplePerson, index) : NULL;
}

/**
 * sal_people_describe:
 * @self: people
 * @id: a person, who may be gone
 *
 * Names somebody, or says that there is nobody of that id any more.
 *
 * Returns: (transfer full): the name
 */
char *
sal_people_describe (const SalPeople *self, gint64 id)
{
  const SalPeoplePerson *person = sal_people_get (self, id);
  g_autofree char *number = NULL;

  if (person != NULL && person->name != NULL)
    return g_strdup (person->name);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* translators: the number by which somebody was known who is deleted */
  return g_strdup_printf (_ ("Person %s (deleted)"), number);
}

static gboolean
is_called (const SalPeoplePerson *person, guint by, const char *text)
{
  const char *const names[] = {
    person->external_id, person->employee_number, person->mail, person->name
  };

  if (names[by] == NULL)
    return FALSE;

  return by < 2 ? g_str_equal (names[by], text) : g_ascii_strcasecmp (names[by], text) == 0;
}

/**
 * sal_people_find:
 * @self: people
 * @text: an external id, employee number, mail address or name, looked for in this order
 * @error: return location for an error
 *
 * Finds a person by what a file calls them.
 *
 * Returns: (transfer none): the person, or %NULL with %SAL_ERROR_VALUE if there is none or several
 */
const SalPeoplePerson *
sal_people_find (const SalPeople *self, const char *text, GError **error)
{
  for (guint by = 0; by < 4; by++)
    {
      const SalPeoplePerson *found = NULL;

      for (guint i = 0; i < self->people->len; i++)
        {
          const SalPeoplePerson *person = &g_array_index (self->people, SalPeoplePerson, i);

          if (!is_called (person, by, text))
            continue;
          if (found != NULL)
            {
              g_set_error (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("several people are called “%s”: expected an external id, employee "
                              "number or mail address"),
                           text);
              return NULL;
            }
          found = person;
        }
      if (found != NULL)
        return found;
    }
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("there is nobody “%s”: expected the external id, employee number, mail address "
                  "or name of a person"),
               text);

  return NULL;
}
