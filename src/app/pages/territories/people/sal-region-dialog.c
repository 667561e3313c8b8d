/* sal-region-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-region-dialog.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-what-if.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-record-query.h"
#include "sal-us-states.h"

/* What can grow: the areas that are selected, a state, or a region of territories. */
typedef struct
{
  char *name;
  char *code;    /* of a state, else NULL */
  gint64 parent; /* id of a region, else 0 */
} Region;

struct _SalRegionDialog
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  GArray *selected;   /* of guint */
  GPtrArray *regions; /* of Region, as they are listed */
  GCancellable *cancellable;

  GtkDropDown *region_drop_down;
  AdwComboRow *measure_row;
  GtkSpinButton *percent_spin;
  GtkWidget *show_button;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalRegionDialog, sal_region_dialog, ADW_TYPE_WINDOW)

static void
region_free (gpointer data)
{
  Region *self = data;

  g_free (self->name);
  g_free (self->code);
  g_free (self);
}

static void
add_region (SalRegionDialog *self, char *name, const char *code, gint64 parent)
{
  GListModel *model = gtk_drop_down_get_model (self->region_drop_down);
  Region *region = g_new (Region, 1);

  *region = (Region){ name, g_strdup (code), parent };
  g_ptr_array_add (self->regions, region);
  gtk_string_list_append (GTK_STRING_LIST (model), name);
}

/* --- which there are --- */

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return g_utf8_collate ((*(const Region *const *) one)->name,
                         (*(const Region *const *) other)->name);
}

static GPtrArray *
list_states (const SalTerritoryDesign *design, gboolean is_american)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (region_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_areas;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (design), &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      const char *code = areas[i].parent;
      const char *name = is_american ? sal_us_state_get_name (code) : NULL;
      Region *region;

      if (*code == '\0' || !g_hash_table_add (seen, (gpointer) code))
        continue;
      region = g_new0 (Region, 1);
      region->name = g_strdup (name != NULL ? name : code);
      region->code = g_strdup (code);
      g_ptr_array_add (states, region);
    }
  g_ptr_array_sort (states, compare_names);

  return states;
}

static void
add_states (SalRegionDialog *self, gboolean is_american)
{
  g_autoptr (GPtrArray) states = list_states (self->design, is_american);

  for (guint i = 0; i < states->len; i++)
    {
      const Region *state = states->pdata[i];

      add_region (self, g_strdup (state->name), state->code, 0);
    }
}

static GArray *
list_parents (const SalTerritoryDesign *design)
{
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      gint64 parent = sal_territory_design_get_territory (design, t)->parent;
      gboolean is_new = parent != 0;

      for (guint i = 0; i < parents->len; i++)
        is_new &= g_array_index (parents, gint64, i) != parent;
      if (is_new)
        g_array_append_val (parents, parent);
    }

  return parents;
}

static gpointer
read_names (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *parents = data;

  return sal_records_load_titles (connection,
                                  &sal_territory_kind,
                                  (const gint64 *) (gpointer) parents->data,
                                  parents->len,
                                  error);
}

/* Regions are listed behind states once their names are known. */
static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRegionDialog) self = user_data;
  g_auto (GStrv) names = sal_store_read_finish (SAL_STORE (source), result, NULL);
  g_autoptr (GArray) parents = NULL;

  if (names == NULL || self->design == NULL) /* the dialog may be gone */
    return;
  parents = list_parents (self->design);
  for (guint i = 0; i < parents->len; i++)
    add_region (self, g_strdup (names[i]), NULL, g_array_index (parents, gint64, i));
}

static void
add_own_regions (SalRegionDialog *self, SalStore *store)
{
  GArray *parents = list_parents (self->design);

  if (parents->len > 0)
    sal_store_read_async (store,
                          read_names,
                          parents,
                          (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_strfreev,
                          self->cancellable,
                          named_cb,
                          g_object_ref (self));
  else
    g_array_unref (parents);
}

/* --- choosing --- */

static GArray *
list_areas (SalRegionDialog *self, const Region *region)
{
  if (region->code != NULL)
    return sal_what_if_list_part (self->design, region->code);
  if (region->parent != 0)
    return sal_what_if_list_region (self->design, region->parent);

  return g_array_ref (self->selected);
}

static void
update_button (SalRegionDialog *self)
{
  gtk_widget_set_sensitive (self->show_button,
                            self->regions->len > 0 &&
                                gtk_spin_button_get_value (self->percent_spin) != 0);
}

static void
show_cb (SalRegionDialog *self)
{
  const Region *region =
      g_ptr_array_index (self->regions, gtk_drop_down_get_selected (self->region_drop_down));
  g_autoptr (GArray) areas = list_areas (self, region);
  const SalRegionGrowth growth = {
    .design = self->design,
    .areas = areas,
    .name = region->name,
    .measure = adw_combo_row_get_selected (self->measure_row),
    .factor = 1 + gtk_spin_button_get_value (self->percent_spin) / 100,
  };

  g_signal_emit (self, signals[CHOSEN], 0, &growth);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_region_dialog_dispose (GObject *object)
{
  SalRegionDialog *self = SAL_REGION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->selected, g_array_unref);

  G_OBJECT_CLASS (sal_region_dialog_parent_class)->dispose (object);
}

static void
sal_region_dialog_finalize (GObject *object)
{
  SalRegionDialog *self = SAL_REGION_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->regions);

  G_OBJECT_CLASS (sal_region_dialog_parent_class)->finalize (object);
}

static void
sal_region_dialog_class_init (SalRegionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_region_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_region_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  SAL_TYPE_REGION_DIALOG,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-region-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRegionDialog, region_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalRegionDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, SalRegionDialog, percent_spin);
  gtk_widget_class_bind_template_child (widget_class, SalRegionDialog, show_button);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_region_dialog_init (SalRegionDialog *self)
{
  g_autoptr (GtkExpression) name = NULL;

  self->cancellable = g_cancellable_new ();
  self->regions = g_ptr_array_new_with_free_func (region_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->region_drop_down, name);
}

/**
 * sal_region_dialog_new:
 * @parent: the window it belongs to
 * @editor: an editor with an alignment
 * @store: the store of the workspace
 * @selected: (element-type guint): the areas that are selected, which may be none
 * @measure: the index of the measure that is proposed
 *
 * Creates a dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_region_dialog_new (GtkWindow *parent,
                       SalAlignmentEditor *editor,
                       SalStore *store,
                       const GArray *selected,
                       guint measure)
{
  SalRegionDialog *self =
      g_object_new (SAL_TYPE_REGION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  const char *geography = sal_alignment_editor_get_info (editor)->base;
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);

  self->design = sal_territory_design_ref (sal_alignment_editor_get_design (editor));
  self->selected = g_array_copy ((GArray *) selected);
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    gtk_string_list_append (measures, sal_territory_design_get_measure (self->design, m)->label);
  adw_combo_row_set_model (self->measure_row, G_LIST_MODEL (measures));
  adw_combo_row_set_selected (self->measure_row, measure);
  if (selected->len > 0)
    add_region (
        self,
        g_strdup_printf (ngettext ("The %u Selected Area", "The %u Selected Areas", selected->len),
                         selected->len),
        NULL,
        0);
  add_states (self,
              g_str_equal (geography, SAL_GEOGRAPHY_US_COUNTIES) ||
                  g_str_equal (geography, SAL_GEOGRAPHY_US_ZIPS));
  add_own_regions (self, store);
  update_button (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->region_drop_down));

  return GTK_WIDGET (self);
}
