using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Servanda.Storage.Tests.Faults.Disk;

/// <summary>Something that was asked of the disk, or an acknowledgement that came in between.</summary>
/// <param name="File">The file's name.</param>
abstract record DiskStep(string File);

/// <summary>Bytes written to a place of a file; not yet safe.</summary>
sealed record Written(string File, long Offset, byte[] Bytes) : DiskStep(File);

/// <summary>A file cut to a length; not yet safe.</summary>
sealed record Cut(string File, long Length) : DiskStep(File);

/// <summary>All that was done to a file is safe.</summary>
sealed record Synced(string File) : DiskStep(File);

/// <summary>A file was deleted; safe if its folder was synced with it.</summary>
sealed record Deleted(string File, bool IsSafe) : DiskStep(File);

/// <summary>An append returned.</summary>
sealed record Acknowledged(string Text) : DiskStep("");

/// <summary>
/// A file system for SQLite that passes all on to the real one and writes down what was written and what was made safe by
/// a sync (SQLite's own interface for file systems, <c>sqlite3_vfs</c>). From these steps any state can be built that a disk
/// may have after a power failure. One a process; a database is opened on it by <c>file:PATH?vfs=recorded</c>.
/// </summary>
static unsafe class RecordedDisk
{
    public const string Name = "recorded";

    // What SQLite calls keeps no object of ours: the steps lie here.
    static readonly List<DiskStep> Steps = [];
    static readonly Dictionary<nint, OpenFile> Open = [];
    static readonly Lock Gate = new();
    static readonly Dictionary<nint, nint> Recording = [];
    static Vfs* _real;

    /// <summary>Registers the file system.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (_real is not null)
                return;
            SQLitePCL.Batteries_V2.Init();
            _real = Find(null);
            var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *vfs = *_real;
            vfs->Next = null;
            vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            vfs->Open = &OpenIt;
            vfs->Delete = &Delete;
            if (Register(vfs, 0) != 0)
                throw new InvalidOperationException("SQLite does not take the file system.");
        }
    }

    /// <summary>Notes that an append returned.</summary>
    public static void Acknowledge(string text)
    {
        lock (Gate)
            Steps.Add(new Acknowledged(text));
    }

    /// <summary>The steps up to now.</summary>
    public static DiskStep[] Taken()
    {
        lock (Gate)
            return [.. Steps];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int OpenIt(Vfs* vfs, byte* name, SqliteFile* file, int flags, int* outFlags)
    {
        var result = _real->Open(_real, name, file, flags, outFlags);
        if (result != 0 || name is null || file->Methods is null)
            return result;
        lock (Gate)
        {
            Open[(nint)file] = new(Path.GetFileName(Marshal.PtrToStringUTF8((nint)name)!), (nint)file->Methods);
            file->Methods = RecordingOf(file->Methods);
        }
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Delete(Vfs* vfs, byte* name, int syncsFolder)
    {
        var result = _real->Delete(_real, name, syncsFolder);
        if (result == 0)
            Note(new Deleted(Path.GetFileName(Marshal.PtrToStringUTF8((nint)name)!), syncsFolder != 0));
        return result;
    }

    // A database and its log have tables of methods of their own, each the same for all files of its kind.
    static Methods* RecordingOf(Methods* real)
    {
        if (Recording.TryGetValue((nint)real, out var made))
            return (Methods*)made;
        var methods = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
        *methods = *real;
        methods->Write = &Write;
        methods->Truncate = &Truncate;
        methods->Sync = &Sync;
        methods->Close = &Close;
        // Without this SQLite might write through mapped memory, past the methods.
        methods->Version = Math.Min(methods->Version, 2);
        Recording[(nint)real] = (nint)methods;
        return methods;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Write(SqliteFile* file, byte* bytes, int count, long offset)
    {
        var real = RealOf(file, out var name);
        var result = real->Write(file, bytes, count, offset);
        if (result == 0)
            Note(new Written(name, offset, new ReadOnlySpan<byte>(bytes, count).ToArray()));
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Truncate(SqliteFile* file, long length)
    {
        var real = RealOf(file, out var name);
        var result = real->Truncate(file, length);
        if (result == 0)
            Note(new Cut(name, length));
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Sync(SqliteFile* file, int flags)
    {
        var real = RealOf(file, out var name);
        var result = real->Sync(file, flags);
        if (result == 0)
            Note(new Synced(name));
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Close(SqliteFile* file)
    {
        var real = RealOf(file, out _);
        lock (Gate)
            Open.Remove((nint)file);
        return real->Close(file);
    }

    static Methods* RealOf(SqliteFile* file, out string name)
    {
        lock (Gate)
        {
            var open = Open[(nint)file];
            name = open.Name;
            return (Methods*)open.Methods;
        }
    }

    static void Note(DiskStep step)
    {
        lock (Gate)
            Steps.Add(step);
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", CallingConvention = CallingConvention.Cdecl)]
    static extern Vfs* Find(byte* name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register", CallingConvention = CallingConvention.Cdecl)]
    static extern int Register(Vfs* vfs, int isDefault);

    sealed record OpenFile(string Name, nint Methods);

    // As sqlite3.h lays them out (https://sqlite.org/c3ref/vfs.html, io_methods.html), as far as they are used here.
#pragma warning disable CS0649
    struct Vfs
    {
        public int Version;
        public int FileSize;
        public int MaxPath;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, SqliteFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public Rest Others;
    }

    // The fourteen other functions of version 3.
    [InlineArray(14)]
    struct Rest
    {
        nint _one;
    }

    struct SqliteFile
    {
        public Methods* Methods;
    }

    struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<SqliteFile*, int> Close;
        public nint Read;
        public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<SqliteFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<SqliteFile*, int, int> Sync;
        public Others Rest;
    }

    // The thirteen other functions of version 3.
    [InlineArray(13)]
    struct Others
    {
        nint _one;
    }
#pragma warning restore CS0649
}
