/* sal-alignment-report-areas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-report-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* The areas of one territory, by what they are part of: all of them, or so many names as there is
 * room for. */

/* Beside the figures, in small type: how many lines there is room for, and characters in each. */
#define MOST_LINES   12u
#define LINE_LENGTH  76u
#define LEAST_LENGTH 40u

/* --- all --- */

static void
end_parent (GPtrArray *items, GString *names, const char *parent, guint n)
{
  if (n == 0)
    return;
  if (*parent != '\0')
    g_ptr_array_add (items, g_strdup_printf ("%s (%u): %s", parent, n, names->str));
  else
    g_ptr_array_add (items, g_strdup (names->str));
  g_string_truncate (names, 0);
}

/**
 * sal_alignment_report_add_all_areas:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Names all areas it has.
 */
void
sal_alignment_report_add_all_areas (SalAlignmentReportMaker *self, gint32 territory)
{
  const SalTerritoryDesign *design = self->report->design;
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint n_areas, n = 0;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), &n_areas);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number =
      sal_number_format (sal_territory_design_count_areas (design, territory), 0);
  g_autofree char *title = g_strdup_printf (_ ("Areas (%s)"), number);
  const char *parent = "";

  /* the areas of a geography follow each other by what they are part of */
  for (guint area = 0; area < n_areas; area++)
    {
      if (assignment[area] != territory)
        continue;
      if (!g_str_equal (areas[area].parent, parent))
        {
          end_parent (items, names, parent, n);
          parent = areas[area].parent;
          n = 0;
        }
      g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", areas[area].name);
      n++;
    }
  end_parent (items, names, parent, n);
  if (items->len == 0)
    return;
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, title, 2);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

/* --- so many as there is room for --- */

/* The areas of a territory that are part of the same. */
typedef struct
{
  const char *parent;
  GPtrArray *names; /* of const char * */
  guint n_all;      /* how many the parent has, whoever has them */
} Part;

static void
part_clear (gpointer data)
{
  g_ptr_array_unref (((Part *) data)->names);
}

static GArray *
list_parts (SalAlignmentReportMaker *self, gint32 territory)
{
  const gint32 *assignment = sal_territory_design_get_assignment (self->report->design);
  guint n_areas;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->report->design), &n_areas);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Part *part = NULL;

  g_array_set_clear_func (parts, part_clear);
  for (guint area = 0; area < n_areas; area++)
    {
      if (part == NULL || !g_str_equal (areas[area].parent, part->parent))
        {
          const Part next = { areas[area].parent, g_ptr_array_new (), 0 };

          /* one that has none of them is not listed */
          if (part != NULL && part->names->len == 0)
            g_array_set_size (parts, parts->len - 1);
          g_array_append_val (parts, next);
          part = &g_array_index (parts, Part, parts->len - 1);
        }
      part->n_all++;
      if (assignment[area] == territory)
        g_ptr_array_add (part->names, (gpointer) areas[area].name);
    }
  if (part != NULL && part->names->len == 0)
    g_array_set_size (parts, parts->len - 1);

  return parts;
}

/* How much of the end of all names is the same word: " County". */
static gsize
find_common_word (const GPtrArray *names)
{
  const char *word = strrchr (g_ptr_array_index (names, 0), ' ');

  if (word == NULL || names->len < 2)
    return 0;
  for (guint i = 1; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_str_has_suffix (name, word) || strlen (name) == strlen (word))
        return 0;
    }

  return strlen (word);
}

/* "CA (50 of 58): Alameda, Alpine, … and 31 more" in about @length characters. */
static char *
write_part (const Part *part, gsize length)
{
  gsize word = find_common_word (part->names);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *more = NULL;
  guint i = 0;

  if (*part->parent != '\0' && part->names->len == part->n_all)
    /* translators: a state, of which a territory has all areas, and their number */
    g_string_append_printf (text, _ ("%1$s (all %2$u)"), part->parent, part->n_all);
  else if (*part->parent != '\0')
    /* translators: a state, and how many of all its areas a territory has */
    g_string_append_printf (
        text, _ ("%1$s (%2$u of %3$u)"), part->parent, part->names->len, part->n_all);
  if (*part->parent != '\0' && part->names->len == part->n_all && part->n_all > 1)
    return g_string_free (g_steal_pointer (&text), FALSE);

  for (; i < part->names->len && (i == 0 || text->len < length); i++)
    {
      const char *name = g_ptr_array_index (part->names, i);

      g_string_append (text, i > 0 ? ", " : text->len > 0 ? ": " : "");
      g_string_append_len (text, name, (gssize) (strlen (name) - word));
    }
  if (i == part->names->len)
    return g_string_free (g_steal_pointer (&text), FALSE);

  more = sal_alignment_report_format_more (part->names->len - i);
  g_string_append_printf (text, ", %s", more);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_lines (const char *text)
{
  return ((guint) g_utf8_strlen (text, -1) + LINE_LENGTH - 1) / LINE_LENGTH;
}

/* The room that is left is divided among those that need it. */
static void
write_parts (const GArray *parts, GPtrArray *texts)
{
  guint n_lines = 0, n_long = 0, share;

  for (guint i = 0; i < parts->len; i++)
    {
      char *text = write_part (&g_array_index (parts, Part, i), G_MAXSIZE);
      guint lines = count_lines (text);

      g_ptr_array_add (texts, text);
      n_lines += lines > 1 ? 0 : lines;
      n_long += lines > 1;
    }
  share = n_long > 0 && n_lines < MOST_LINES ? (MOST_LINES - n_lines) / n_long : 1;
  for (guint i = 0; i < parts->len; i++)
    {
      char **text = (char **) &g_ptr_array_index (texts, i);

      if (count_lines (*text) <= MAX (share, 1))
        continue;
      g_free (*text);
      *text = write_part (&g_array_index (parts, Part, i),
                          share > 1 ? share * LINE_LENGTH - LEAST_LENGTH : LEAST_LENGTH);
    }
}

/**
 * sal_alignment_report_add_areas:
 * @self: the report
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Says which areas it has, in a dozen lines or so: of states that it has whole, that; of others how
 * many, and the first of their names.
 */
void
sal_alignment_report_add_areas (SalAlignmentReportMaker *self, gint32 territory)
{
  g_autoptr (GArray) parts = list_parts (self, territory);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number =
      sal_number_format (sal_territory_design_count_areas (self->report->design, territory), 0);
  g_autofree char *title = g_strdup_printf (_ ("Areas (%s)"), number);

  if (parts->len == 0)
    return;
  write_parts (parts, texts);
  sal_document_add_heading (self->document, title, 2);
  if (texts->len <= MOST_LINES)
    {
      for (guint i = 0; i < texts->len; i++)
        sal_document_add_note (self->document, g_ptr_array_index (texts, i));
    }
  else
    {
      g_autofree char *joined = NULL;

      g_ptr_array_add (texts, NULL);
      joined = g_strjoinv ("; ", (char **) texts->pdata);
      sal_document_add_note (self->document, joined);
    }
}
