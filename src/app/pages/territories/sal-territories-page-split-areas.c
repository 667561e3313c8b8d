/* sal-territories-page-split-areas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-area-split.h"
#include "sal-number.h"
#include "sal-window.h"

/* Areas that are too heavy for one territory become several. What comes of it is told before it is
 * done; the cells are cut as a job, and that the alignment goes on with them is one step. */

/* How many areas are named. */
#define N_NAMED 3

typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  gint64 alignment;
  char *key; /* of the geography that it has */
  SalGeography *geography;
  SalUsAreas *census;
  GArray *areas; /* of guint: those that can be split */
  SalGeography *cells;
} Splitting;

static void
splitting_free (gpointer data)
{
  Splitting *self = data;

  g_object_unref (self->page);
  g_free (self->key);
  sal_geography_unref (self->geography);
  sal_us_areas_unref (self->census);
  g_array_unref (self->areas);
  g_clear_pointer (&self->cells, sal_geography_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Splitting, splitting_free)

/**
 * sal_territories_page_count_cells:
 * @self: the page, with a design
 *
 * Tells which areas can be split.
 *
 * Returns: (array): by area: into how many, 0 if it cannot be; as long as the design shows
 */
const guint *
sal_territories_page_count_cells (SalTerritoriesPage *self)
{
  SalGeography *geography = sal_territory_design_get_geography (self->shown);

  if (self->n_cells == NULL || self->n_cells_of != geography)
    {
      g_clear_pointer (&self->n_cells, g_free);
      g_clear_pointer (&self->n_cells_of, sal_geography_unref);
      self->n_cells_of = sal_geography_ref (geography);
      self->n_cells = sal_area_split_count (geography,
                                            sal_alignment_editor_get_info (self->editor)->base,
                                            sal_alignment_editor_get_census (self->editor));
    }

  return self->n_cells;
}

/* --- doing it --- */

static void
progress_cb (double done, gpointer job)
{
  sal_job_report (job, done, NULL);
}

static gboolean
cut (SalJob *job, gpointer data, GError **error)
{
  Splitting *self = data;

  self->cells = sal_area_split_make (self->geography,
                                     self->census,
                                     (const guint *) (gpointer) self->areas->data,
                                     self->areas->len,
                                     progress_cb,
                                     job,
                                     sal_job_get_cancellable (job),
                                     error);

  return self->cells != NULL;
}

static void
write_cells (const Splitting *self)
{
  guint n = self->areas->len;
  const SalGeographyArea *all = sal_geography_get_areas (self->geography, NULL);
  g_autofree char *label =
      n == 1 ? g_strdup_printf (_ ("Split %s"), all[g_array_index (self->areas, guint, 0)].name)
             : g_strdup_printf (ngettext ("Split %u Area", "Split %u Areas", n), n);

  sal_alignment_editor_run_told (
      self->page->editor,
      label,
      sal_alignment_split_areas,
      sal_alignment_split_new (self->alignment,
                               self->key,
                               self->geography,
                               (const guint *) (gpointer) self->areas->data,
                               n,
                               self->cells),
      sal_alignment_split_free);
}

static void
cut_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Splitting) self = user_data;
  SalTerritoriesPage *page = self->page;
  g_autoptr (GError) error = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  page->is_splitting = FALSE;
  if (page->map_view == NULL)
    return;

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (page), _ ("Could Not Split"), error);
  else if (self->cells != NULL)
    write_cells (self);
  sal_territories_page_update_actions (page);
}

static void
start (Splitting *self)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Splitting Areas"));

  self->page->is_splitting = TRUE;
  sal_territories_page_clear_selection (self->page);
  sal_territories_page_update_actions (self->page);
  sal_window_add_job (GTK_WIDGET (self->page), job);
  sal_job_run_async (job, cut, self, NULL, cut_cb, self);
}

/* --- asking --- */

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Splitting) self = user_data;
  SalTerritoriesPage *page = self->page;
  const SalAlignmentInfo *info =
      page->map_view != NULL ? sal_alignment_editor_get_info (page->editor) : NULL;

  if (!g_str_equal (response, "split"))
    return;
  /* it may have been changed from elsewhere while this was asked */
  if (info == NULL || info->id != self->alignment || page->job != NULL || page->is_splitting ||
      !sal_alignment_editor_is_editable (page->editor))
    return;
  start (g_steal_pointer (&self));
}

/* "Los Angeles County, Cook County, Harris County and 38 more" */
static char *
list_names (const Splitting *self)
{
  const SalGeographyArea *all = sal_geography_get_areas (self->geography, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) some = NULL;
  g_autofree char *joined = NULL;
  guint n_more = self->areas->len > N_NAMED ? self->areas->len - N_NAMED : 0;

  for (guint i = 0; i < self->areas->len - n_more; i++)
    g_strv_builder_add (names, all[g_array_index (self->areas, guint, i)].name);
  some = g_strv_builder_end (names);
  joined = g_strjoinv (", ", some);
  if (n_more == 0)
    return g_steal_pointer (&joined);

  /* translators: names of areas, and how many there are besides */
  return g_strdup_printf (
      ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n_more), joined, n_more);
}

/* @n_whole: how many of the areas that were asked for cannot be split */
static char *
describe (const Splitting *self, guint n_whole)
{
  const guint *counts = sal_territories_page_count_cells (self->page);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *names = list_names (self);
  g_autofree char *number = NULL;
  guint n_cells = 0;

  for (guint i = 0; i < self->areas->len; i++)
    n_cells += counts[g_array_index (self->areas, guint, i)];
  number = sal_number_format (n_cells, 0);
  /* translators: names of counties, and a number */
  g_string_append_printf (text, _ ("%1$s: up to %2$s ZIP areas take their place."), names, number);
  g_string_append (text, "\n\n");
  g_string_append (
      text,
      _ ("Each stays with the territory that has its county. What the Census counts in "
         "a county is divided as it counts the ZIP areas, and imported measures by "
         "population; accounts count where they are. This is one step, and can be "
         "undone."));
  if (n_whole > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (
          text,
          ngettext ("%u area cannot be split and stays: it is no US county with several ZIP areas.",
                    "%u areas cannot be split and stay: they are no US counties with several ZIP "
                    "areas.",
                    n_whole),
          n_whole);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
ask (Splitting *self, guint n_whole)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));
  g_autofree char *text = describe (self, n_whole);
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Split %u Area?", "Split %u Areas?", self->areas->len), self->areas->len);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, text);

  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "split", _ ("_Split"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "split", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "split");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  sal_accessible_name_mnemonics (dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sal_territories_page_ask_split:
 * @self: the page, with a draft
 * @areas: (element-type guint): indices of areas
 *
 * Tells what comes of splitting areas, and does it on consent. Those that cannot be split stay.
 */
void
sal_territories_page_ask_split (SalTerritoriesPage *self, const GArray *areas)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  const guint *counts = sal_territories_page_count_cells (self);
  guint n_areas = sal_territory_design_get_n_areas (self->shown);
  Splitting *splitting = g_new0 (Splitting, 1);

  splitting->page = g_object_ref (self);
  splitting->alignment = info->id;
  splitting->key = g_strdup (info->geography);
  splitting->geography = sal_geography_ref (sal_territory_design_get_geography (self->shown));
  splitting->census = sal_us_areas_ref (sal_alignment_editor_get_census (self->editor));
  splitting->areas = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      if (area < n_areas && counts[area] > 0)
        g_array_append_val (splitting->areas, area);
    }
  if (splitting->areas->len > 0)
    ask (splitting, areas->len - splitting->areas->len);
  else
    splitting_free (splitting);
}

/**
 * sal_territories_page_can_split_selection:
 * @self: the page
 *
 * Tells whether any of the selected areas can be split.
 *
 * Returns: %TRUE if one can
 */
gboolean
sal_territories_page_can_split_selection (SalTerritoriesPage *self)
{
  guint n = self->n_selected > 0 ? sal_territory_design_get_n_areas (self->shown) : 0;
  const guint *counts = n > 0 ? sal_territories_page_count_cells (self) : NULL;

  for (guint area = 0; area < n; area++)
    if (self->selected[area] && counts[area] > 0)
      return TRUE;

  return FALSE;
}

void
sal_territories_page_split_areas (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  g_autoptr (GArray) areas = sal_territories_page_list_selected (self);

  sal_territories_page_ask_split (self, areas);
}
