/* sal-stakeholder-adder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-adder.h"

#include <string.h>

#include <glib/gi18n.h>

struct _SalStakeholderAdder
{
  AdwBin parent_instance;

  SalStakeholderMap *map; /* (nullable): before it is filled */
  GArray *ids;            /* of gint64: the contacts, as their rows */

  GtkWidget *contacts_box;
  GtkListBox *contacts_list;
  GtkSearchEntry *search_entry;
  GtkWidget *add_button;
  AdwEntryRow *name_row;
  AdwEntryRow *job_row;
  GtkLabel *double_label;
  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (SalStakeholderAdder, sal_stakeholder_adder, ADW_TYPE_BIN)

static guint add_signal;

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

/* (transfer full): what somebody new is called */
static char *
read_name (SalStakeholderAdder *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

/* Two contacts of one name could not be told apart. */
static gboolean
is_double (SalStakeholderAdder *self, const char *name)
{
  return self->map != NULL && sal_stakeholder_map_has_name (self->map, name);
}

/* What to do about a name that somebody has already */
static const char *
get_double_text (SalStakeholderAdder *self, const char *name)
{
  if (sal_stakeholder_map_has_person (self->map, name))
    return _ ("Somebody of this name is on the map already. If it is somebody else, add to the "
              "name what tells the two apart.");

  return _ ("The account has a contact of this name. Choose them above, or add to the name what "
            "tells the two apart.");
}

static void
update (SalStakeholderAdder *self)
{
  g_autofree char *name = read_name (self);
  gboolean any = FALSE, twice = is_double (self, name);

  for (int i = 0; !any && i < (int) self->ids->len; i++)
    any = gtk_check_button_get_active (
        get_check (gtk_list_box_get_row_at_index (self->contacts_list, i)));
  gtk_widget_set_sensitive (self->add_button, any);
  gtk_widget_set_sensitive (self->create_button, *name != '\0' && !twice);
  if (twice)
    gtk_label_set_text (self->double_label, get_double_text (self, name));
  gtk_widget_set_visible (GTK_WIDGET (self->double_label), twice);
  if (twice)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  SalStakeholderAdder *self = user_data;
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_autofree char *label = g_utf8_casefold (gtk_check_button_get_label (get_check (row)), -1);

  return strstr (label, wanted) != NULL;
}

static void
search_changed_cb (SalStakeholderAdder *self)
{
  gtk_list_box_invalidate_filter (self->contacts_list);
}

static void
add_clicked_cb (SalStakeholderAdder *self)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ids->len; i++)
    if (gtk_check_button_get_active (
            get_check (gtk_list_box_get_row_at_index (self->contacts_list, (int) i))))
      g_array_append_vals (chosen, &g_array_index (self->ids, gint64, i), 1);
  if (chosen->len > 0)
    g_signal_emit (self, add_signal, 0, chosen, NULL, NULL);
}

static void
create_clicked_cb (SalStakeholderAdder *self)
{
  g_autofree char *name = read_name (self);
  g_autofree char *job =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->job_row))));

  if (*name == '\0' || is_double (self, name))
    return;
  g_signal_emit (self, add_signal, 0, NULL, name, job);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->job_row), "");
}

/**
 * sal_stakeholder_adder_fill:
 * @self: an adder
 * @map: a map; a reference is taken
 *
 * Shows the contacts that are not on a map.
 */
void
sal_stakeholder_adder_fill (SalStakeholderAdder *self, SalStakeholderMap *map)
{
  SalStakeholderMap *before = self->map;
  GtkListBoxRow *row;

  self->map = sal_stakeholder_map_ref (map);
  g_clear_pointer (&before, sal_stakeholder_map_unref);

  while ((row = gtk_list_box_get_row_at_index (self->contacts_list, 0)) != NULL)
    gtk_list_box_remove (self->contacts_list, GTK_WIDGET (row));
  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < map->contacts->len; i++)
    {
      const SalMapContact *contact = &g_array_index (map->contacts, SalMapContact, i);
      g_autofree char *label = contact->job_title != NULL
                                   ? g_strdup_printf ("%s · %s", contact->name, contact->job_title)
                                   : g_strdup (contact->name);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->contacts_list, check);
      row = gtk_list_box_get_row_at_index (self->contacts_list, (int) i);
      gtk_list_box_row_set_activatable (row, FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
      g_array_append_val (self->ids, contact->id);
    }
  gtk_widget_set_visible (self->contacts_box, self->ids->len > 0);
  update (self);
}

static void
sal_stakeholder_adder_finalize (GObject *object)
{
  SalStakeholderAdder *self = SAL_STAKEHOLDER_ADDER (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->map, sal_stakeholder_map_unref);

  G_OBJECT_CLASS (sal_stakeholder_adder_parent_class)->finalize (object);
}

static void
sal_stakeholder_adder_class_init (SalStakeholderAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_stakeholder_adder_finalize;
  add_signal = g_signal_new ("add",
                             G_TYPE_FROM_CLASS (klass),
                             G_SIGNAL_RUN_LAST,
                             0,
                             NULL,
                             NULL,
                             NULL,
                             G_TYPE_NONE,
                             3,
                             G_TYPE_ARRAY,
                             G_TYPE_STRING,
                             G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-stakeholder-adder.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalStakeholderAdder, name)
  BIND (contacts_box);
  BIND (contacts_list);
  BIND (search_entry);
  BIND (add_button);
  BIND (name_row);
  BIND (job_row);
  BIND (double_label);
  BIND (create_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
}

static void
sal_stakeholder_adder_init (SalStakeholderAdder *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->contacts_list, matches, self, NULL);
  update (self);
}
