/* sal-problems.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-validate.h"

/**
 * SalProblems:
 *
 * What is wrong with a record: a message per field, and messages about the record as a whole.
 */
typedef struct
{
  char *field; /* NULL: the record */
  char *message;
} Problem;

struct _SalProblems
{
  GArray *problems; /* of Problem */
};

static void
problem_clear (gpointer data)
{
  Problem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
}

/**
 * sal_problems_new:
 *
 * Creates an empty list of problems.
 *
 * Returns: (transfer full): the list
 */
SalProblems *
sal_problems_new (void)
{
  SalProblems *self = g_new0 (SalProblems, 1);

  self->problems = g_array_new (FALSE, FALSE, sizeof (Problem));
  g_array_set_clear_func (self->problems, problem_clear);

  return self;
}

void
sal_problems_free (SalProblems *self)
{
  g_array_unref (self->problems);
  g_free (self);
}

/**
 * sal_problems_add:
 * @self: problems
 * @field: (nullable): the field it is about, or %NULL for the record as a whole
 * @format: what is wrong and what would be right, without the field's name
 * @...: arguments of @format
 *
 * Adds a problem. The first one of a field is the one shown beside it.
 */
void
sal_problems_add (SalProblems *self, const char *field, const char *format, ...)
{
  Problem problem = { g_strdup (field), NULL };
  va_list arguments;

  va_start (arguments, format);
  problem.message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (self->problems, problem);
}

gboolean
sal_problems_is_empty (const SalProblems *self)
{
  return self->problems->len == 0;
}

/**
 * sal_problems_get:
 * @self: problems
 * @field: (nullable): a field, or %NULL for the record as a whole
 *
 * Finds the first problem of a field.
 *
 * Returns: (transfer none) (nullable): the message, or %NULL if the field is right
 */
const char *
sal_problems_get (const SalProblems *self, const char *field)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const Problem *problem = &g_array_index (self->problems, Problem, i);

      if (g_strcmp0 (problem->field, field) == 0)
        return problem->message;
    }

  return NULL;
}

static gboolean
has_problem (const SalProblems *self, const Problem *problem)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const Problem *one = &g_array_index (self->problems, Problem, i);

      if (g_strcmp0 (one->field, problem->field) == 0 &&
          g_str_equal (one->message, problem->message))
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_problems_leave_out:
 * @self: problems
 * @other: others
 * @field: (nullable): a field, or %NULL for the record as a whole
 *
 * Removes the problems of a field that @other has in the same words.
 */
void
sal_problems_leave_out (SalProblems *self, const SalProblems *other, const char *field)
{
  for (guint i = self->problems->len; i > 0; i--)
    {
      const Problem *problem = &g_array_index (self->problems, Problem, i - 1);

      if (g_strcmp0 (problem->field, field) == 0 && has_problem (other, problem))
        g_array_remove_index (self->problems, i - 1);
    }
}

/**
 * sal_problems_to_text:
 * @self: problems
 * @kind: the kind of the record
 *
 * Writes the problems for an error message, a line each.
 *
 * Returns: (transfer full): the text
 */
char *
sal_problems_to_text (const SalProblems *self, const SalKind *kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->problems->len; i++)
    {
      const Problem *problem = &g_array_index (self->problems, Problem, i);
      const SalField *field =
          problem->field != NULL ? sal_kind_find_field (kind, problem->field) : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sal_kind_get_label (kind));
      if (field != NULL)
        g_string_append_printf (text, ", %s", sal_field_get_label (field));
      g_string_append_printf (text, ": %s", problem->message);
    }

  return g_string_free (text, FALSE);
}

/* Takes a line of sal_problems_to_text() as the problem of a field. */
static gboolean
take_line (SalProblems *self, const SalKind *kind, const char *line)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *prefix = g_strdup_printf (
          "%s, %s: ", sal_kind_get_label (kind), sal_field_get_label (&kind->fields[i]));

      if (!g_str_has_prefix (line, prefix))
        continue;
      sal_problems_add (self, kind->fields[i].name, "%s", line + strlen (prefix));
      return TRUE;
    }

  return FALSE;
}

/**
 * sal_problems_from_text:
 * @kind: the kind of the record
 * @text: what sal_problems_to_text() wrote, or another error message
 *
 * Finds which fields an error message of the store is about. Lines that name none are problems of
 * the record as a whole, together.
 *
 * Returns: (transfer full): the problems
 */
SalProblems *
sal_problems_from_text (const SalKind *kind, const char *text)
{
  SalProblems *self = sal_problems_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (!take_line (self, kind, lines[i]))
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", lines[i]);
  if (rest->len > 0)
    sal_problems_add (self, NULL, "%s", rest->str);

  return self;
}
