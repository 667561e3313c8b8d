/* test-territories-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-coverage-window.h"
#include "sal-map-view.h"
#include "sal-territory-row.h"

/* What the Territories room says of coverage, with the sample company. */

typedef struct
{
  SalWorkspace *workspace;
  SalWindow *window;
  SalPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_sample (600);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static SalMapView *
get_map (Fixture *self)
{
  return display_find (self->page, SAL_TYPE_MAP_VIEW, NULL);
}

static SalMapStyle *
get_style (Fixture *self)
{
  return sal_map_view_get_style (get_map (self));
}

static void
choose_layer (Fixture *self, const char *label)
{
  GtkDropDown *drop_down = display_find (self->page, GTK_TYPE_DROP_DOWN, "What Colours Say");
  GtkStringList *layers = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  guint layer = 0;

  while (g_strcmp0 (gtk_string_list_get_string (layers, layer), label) != 0)
    {
      g_assert_cmpuint (layer, <, g_list_model_get_n_items (G_LIST_MODEL (layers)));
      layer++;
    }
  gtk_drop_down_set_selected (drop_down, layer);
}

static gboolean
is_shaded (gpointer data)
{
  return sal_map_style_get_fill (get_style (data)) != SAL_MAP_FILL_TERRITORIES;
}

static guint
count_shades (Fixture *self, guint shade)
{
  guint n = 0;

  for (guint area = 0; area < sal_map_style_get_n_areas (get_style (self)); area++)
    n += sal_map_style_get_shade (get_style (self), area) == shade;

  return n;
}

/* --- layers --- */

static void
test_territories_coverage_layers (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *label;
    SalMapFill fill;
  } layers[] = {
    { "Opportunity Density", SAL_MAP_FILL_AMOUNT }, { "Win Rate", SAL_MAP_FILL_INDEX },
    { "Coverage Gaps", SAL_MAP_FILL_AMOUNT },       { "Whitespace", SAL_MAP_FILL_AMOUNT },
    { "Hunters and Farmers", SAL_MAP_FILL_INDEX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      choose_layer (self, layers[i].label);
      display_wait (is_shaded, self, layers[i].label);
      g_assert_cmpint (sal_map_style_get_fill (get_style (self)), ==, layers[i].fill);
      g_assert_cmpuint (
          count_shades (self, SAL_MAP_NO_SHADE), <, sal_map_style_get_n_areas (get_style (self)));
    }
  choose_layer (self, "Territories");
  g_assert_cmpint (sal_map_style_get_fill (get_style (self)), ==, SAL_MAP_FILL_TERRITORIES);
}

/* Another measure, another whitespace; what is used is what is checked. */
static void
test_territories_coverage_potential (Fixture *self, gconstpointer data)
{
  g_autofree char *potential = NULL;
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_changed = 0, n_areas = sal_map_style_get_n_areas (get_style (self));

  choose_layer (self, "Whitespace");
  display_wait (is_shaded, self, "coverage");
  g_object_get (self->page, "potential", &potential, NULL);
  g_assert_cmpstr (potential, ==, "payroll");
  for (guint area = 0; area < n_areas; area++)
    {
      guint shade = sal_map_style_get_shade (get_style (self), area);

      g_array_append_val (before, shade);
    }
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (self->page), "territories.potential", "s", "population"));
  for (guint area = 0; area < n_areas; area++)
    n_changed +=
        sal_map_style_get_shade (get_style (self), area) != g_array_index (before, guint, area);
  g_assert_cmpuint (n_changed, >, 0);
}

/* The inspector says of the territory that is chosen how it is covered. */
static gboolean
is_described (gpointer data)
{
  Fixture *self = data;
  GtkListBox *details = display_find (self->page, GTK_TYPE_LIST_BOX, "Figures");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (details, i)) != NULL; i++)
    {
      if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Accounts Covered") ==
          0)
        return TRUE;
    }

  return FALSE;
}

static void
test_territories_coverage_details (Fixture *self, gconstpointer data)
{
  display_wait (is_described, self, "coverage");
}

/* --- the window --- */

static GtkWidget *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (SAL_IS_COVERAGE_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

static gboolean
has_rows (gpointer data)
{
  GtkWidget *window = find_window ();
  GtkColumnView *view = window != NULL ? display_find (window, GTK_TYPE_COLUMN_VIEW, NULL) : NULL;

  return view != NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))) > 1;
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

/* The territory of a copied row is the one that is chosen in the room. */
static void
check_chosen (Fixture *self, const char *line)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  guint index = sal_territory_row_get_territory (SAL_TERRITORY_ROW (row));
  g_auto (GStrv) cells = g_strsplit (line, "\t", 2);

  g_assert_cmpstr (sal_map_style_get_name (get_style (self), index), ==, cells[0]);
}

/* Sorted by accounts the territories with most come first; the first one's row chooses it, and all
 * that is copied are the rows in that order. */
static void
test_territories_coverage_window (Fixture *self, gconstpointer data)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
  guint n_territories = 0, none = 1;
  GtkWidget *window;
  GtkColumnView *view;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 before = G_MAXINT64;

  while (gtk_list_box_get_row_at_index (list, (int) n_territories) != NULL)
    n_territories++;
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.coverage", NULL);
  display_wait (has_rows, NULL, "the table");
  window = find_window ();
  view = display_find (window, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_nonnull (display_find (window, GTK_TYPE_MENU_BUTTON, "Sort By"));
  g_assert_nonnull (display_find (window, GTK_TYPE_BUTTON, "Copy"));

  gtk_widget_activate_action (window, "table.sort", "u", 2);
  gtk_widget_activate_action (window, "table.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, text_read_cb, &text);
  display_wait (has_text, &text, "the clipboard");
  g_assert_true (g_str_has_prefix (text, "Territory\tHolder\tAccounts\t"));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n_territories + 3); /* headings, none, the end */
  for (guint i = 1; i < n_territories + 2; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      gint64 accounts = g_ascii_strtoll (cells[2], NULL, 10);

      g_assert_cmpint (accounts, <=, before);
      before = accounts;
    }

  /* the row of accounts in no territory chooses nothing else */
  g_signal_emit_by_name (view, "activate", 0);
  check_chosen (self, lines[1]);
  while (!g_str_has_prefix (lines[none], "In no territory\t\t"))
    g_assert_nonnull (lines[++none]);
  g_signal_emit_by_name (view, "activate", none - 1);
  check_chosen (self, lines[1]);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- dots --- */

static guint
count_dots (Fixture *self)
{
  const SalMapViewport viewport = sal_map_view_get_viewport (get_map (self));
  guint n = 0;

  for (int y = 0; y < gtk_widget_get_height (GTK_WIDGET (get_map (self))); y += 4)
    for (int x = 0; x < gtk_widget_get_width (GTK_WIDGET (get_map (self))); x += 4)
      n += sal_map_style_find_dot (get_style (self), &viewport, x, y) != SAL_MAP_NO_DOT;

  return n;
}

static gboolean
has_dots (gpointer data)
{
  return count_dots (data) > 0;
}

/* Accounts are shown when asked for. The one that is clicked is selected in the table, and its area
 * on the map. */
static void
test_territories_coverage_dots (Fixture *self, gconstpointer data)
{
  GtkColumnView *view;
  g_autoptr (GtkBitset) accounts = NULL;
  GtkToggleButton *table = display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Table");
  guint n_selected = 0;

  g_assert_cmpuint (count_dots (self), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "show.accounts", NULL));
  display_wait (has_dots, self, "dots"); /* once the map has a size */
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "show.size", "s", "opportunities"));
  g_assert_cmpuint (count_dots (self), >, 0);
  g_assert_true (sal_map_style_has_legend (get_style (self)));

  g_signal_emit_by_name (get_map (self), "dot-activated", 0);
  g_assert_true (gtk_toggle_button_get_active (table));
  for (guint area = 0; area < sal_map_style_get_n_areas (get_style (self)); area++)
    n_selected += (sal_map_style_get_flags (get_style (self), area) & SAL_MAP_SELECTED) != 0;
  g_assert_cmpuint (n_selected, ==, 1);
  view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, "Accounts");
  accounts = gtk_selection_model_get_selection (gtk_column_view_get_model (view));
  g_assert_cmpuint (gtk_bitset_get_size (accounts), ==, 1);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "show.accounts", NULL));
  g_assert_cmpuint (count_dots (self), ==, 0);
  g_assert_false (sal_map_style_has_legend (get_style (self)));
  g_assert_true (sal_map_style_get_labels (get_style (self)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "show.names", NULL));
  g_assert_false (sal_map_style_get_labels (get_style (self)));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-coverage/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("layers", test_territories_coverage_layers);
  ADD ("potential", test_territories_coverage_potential);
  ADD ("dots", test_territories_coverage_dots);
  ADD ("window", test_territories_coverage_window);
  ADD ("details", test_territories_coverage_details);

  return g_test_run ();
}
